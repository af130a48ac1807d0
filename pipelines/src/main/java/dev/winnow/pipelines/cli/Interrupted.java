package dev.winnow.pipelines.cli;

/**
 * Ctrl-C: the program ends at once with the exit code that says that it can be resumed. What was
 * answered is in the store already, and what was staged is taken up or removed by the next run.
 */
final class Interrupted implements AutoCloseable {
  private final Thread hook;

  private Interrupted(Console console) {
    hook =
        new Thread(
            () -> {
              console.error(
                  "stopped; what was answered is kept, and the same command goes on from here");
              Runtime.getRuntime().halt(Errors.STOPPED);
            },
            "interrupted");
  }

  static Interrupted watch(Console console) {
    Interrupted interrupted = new Interrupted(console);
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
