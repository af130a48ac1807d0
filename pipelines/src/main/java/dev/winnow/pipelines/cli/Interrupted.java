package dev.winnow.pipelines.cli;

/**
 * Ctrl-C: the program ends at once with the exit code that says that it can be resumed. What was
 * answered is in the store already, and what was staged is removed by the next run.
 */
final class Interrupted implements AutoCloseable {
  private final Thread hook;

  private Interrupted(Console console, boolean generates) {
    String next =
        generates
            ? "What was answered is kept; the same command goes on from here."
            : "Nothing is lost; the same command does it again.";
    hook =
        new Thread(
            () -> {
              console.error("stopped after " + console.soFar() + "\n" + next);
              Runtime.getRuntime().halt(Errors.STOPPED);
            },
            "interrupted");
  }

  /**
   * Waits for the end of the program from now on.
   *
   * @param generates whether there are answers that a next run finds
   */
  static Interrupted watch(Console console, boolean generates) {
    Interrupted interrupted = new Interrupted(console, generates);
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
