package dev.winnow.pipelines.transforms.generation;

import dev.winnow.generators.Generated;
import dev.winnow.generators.Workbench;
import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.pipelines.progress.Progress;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Asks for pieces on threads of their own, in this JVM, and gives what they make as it comes. A
 * request that fails is a failure row. An error that ends the run lets the calls in flight come
 * home, so that what is paid for is kept.
 */
public final class Asking implements Asker {
  /** All there are, less one for each asking of this JVM that has calls in flight. */
  private static final Semaphore IDLE = new Semaphore(Integer.MAX_VALUE);

  private final GenerationStep step;
  private final Bench bench;
  private final AtomicBoolean stopped = new AtomicBoolean();

  public Asking(GenerationStep step, Bench bench) {
    this.step = step;
    this.bench = bench;
  }

  private record Made(int piece, Generated generated) {}

  /** The run ends here; it goes on where it stopped when it is started again. */
  static final class Stopped extends RuntimeException {
    Stopped(TeacherException cause) {
      super(cause.getMessage(), cause);
    }
  }

  /**
   * Waits until no call of this JVM is in flight. A run that has failed waits before its program
   * ends: the answers are paid for.
   */
  public static void awaitCalls() {
    IDLE.acquireUninterruptibly(Integer.MAX_VALUE);
    IDLE.release(Integer.MAX_VALUE);
  }

  /** Nothing more is asked; what is in flight comes home. */
  void stop() {
    stopped.set(true);
  }

  @Override
  public <E extends Exception> void ask(List<Integer> pieces, List<String> kept, Sink<E> sink)
      throws E, InterruptedException {
    Workbench workbench = bench.with(kept);
    IDLE.acquire();
    try {
      collect(
          new Workers<>(pieces, step.threads(), stopped::get, piece -> made(piece, workbench)),
          sink);
    } finally {
      IDLE.release();
    }
  }

  private Made made(int piece, Workbench workbench) throws InterruptedException {
    String source = step.path() + " request " + (piece + 1);
    boolean done = false;
    try {
      Generated generated = step.generator().generate(piece, workbench);
      done = true;
      return new Made(piece, WellFormedRows.of(generated, source));
    } catch (TeacherException e) {
      Generated failed = failed(source, e);
      done = true;
      return new Made(piece, failed);
    } finally {
      Progress.asked(1);
      stopped.compareAndSet(false, !done);
    }
  }

  private static Generated failed(String source, TeacherException e) {
    try {
      return Generated.failed(source, e);
    } catch (TeacherException fatal) {
      throw new Stopped(fatal);
    }
  }

  /** Until all are home, whatever happens: an error stops what was not begun. */
  private <E extends Exception> void collect(Workers<Integer, Made> workers, Sink<E> sink)
      throws E, InterruptedException {
    Throwable problem = null;
    for (boolean more = true; more; ) {
      try {
        Workers.Done<Made> done = workers.take();
        more = done != null;
        if (done != null && problem == null) {
          problem = done.problem();
          if (done.result() != null) {
            sink.take(done.result().piece(), done.result().generated());
          }
        }
      } catch (Exception | Error e) {
        // Interrupted: the runner gives up, for another key's error. Else the sink is broken.
        stop();
        problem = problem == null ? e : problem;
      }
    }
    rethrow(problem);
    if (stopped.get()) {
      throw new IllegalStateException("the run was stopped before everything was asked");
    }
  }

  /** As it is: it is the sink's, an interrupt, or unchecked. */
  @SuppressWarnings("unchecked")
  private static <E extends Exception> void rethrow(@Nullable Throwable problem)
      throws E, InterruptedException {
    if (problem instanceof Error error) {
      throw error;
    }
    if (problem instanceof InterruptedException) {
      throw new InterruptedException("the run was stopped");
    }
    if (problem != null) {
      throw (E) problem;
    }
  }
}
