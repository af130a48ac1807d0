package dev.winnow.pipelines.cli;

import dev.winnow.generators.teacher.Teachers;
import java.time.Duration;

/**
 * Ctrl-C: nothing more is asked, and the program ends with the exit code that says that it can be
 * resumed, as soon as the calls in flight, which are paid for, are answered and kept; but it waits
 * no longer than a person would. What was staged is removed, by the next run if that takes too
 * long.
 */
final class Interrupted implements AutoCloseable {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);
  private static final Duration LONGEST_TIDYING = Duration.ofSeconds(2);

  private static volatile boolean stopping;

  private final Thread hook;

  private Interrupted(Console console, boolean generates, Runnable discard) {
    String next =
        generates
            ? "What was answered is kept; the same command goes on from here."
            : "Nothing is lost; the same command does it again.";
    hook =
        new Thread(
            () -> {
              stopping = true;
              awaitCalls(console);
              tidy(discard);
              console.error("stopped after " + console.soFar() + "\n" + next);
              Runtime.getRuntime().halt(Errors.STOPPED);
            },
            "interrupted");
  }

  /** Whether the program is being stopped, so that what else goes wrong is no news. */
  static boolean stopping() {
    return stopping;
  }

  private static void awaitCalls(Console console) {
    int inFlight = Teachers.traffic().inFlight();
    if (inFlight > 0) {
      console.error("stopping: waiting up to 4 s for " + inFlight + " calls in flight");
    }
    try {
      Teachers.stop(LONGEST_WAIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** In a thread of its own, for a worker may write on, or a disk be slow. */
  private static void tidy(Runnable discard) {
    Thread tidying = new Thread(discard, "tidying");
    tidying.setDaemon(true);
    tidying.start();
    try {
      tidying.join(LONGEST_TIDYING.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits for the end of the program from now on.
   *
   * @param generates whether there are answers that a next run finds
   * @param discard takes away what was staged
   */
  static Interrupted watch(Console console, boolean generates, Runnable discard) {
    Interrupted interrupted = new Interrupted(console, generates, discard);
    Runtime.getRuntime().addShutdownHook(interrupted.hook);
    return interrupted;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is being stopped: the hook runs.
      return;
    }
  }
}
