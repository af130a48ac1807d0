package dev.winnow.pipelines.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What the commands have in common that look at rows and write nothing. */
final class LookedAt {
  private LookedAt() {}

  /** Checks an option that is a number of rows. */
  static void atLeast(CommandLine command, String option, int least, int value) {
    if (value < least) {
      throw new ParameterException(
          command, option + ": expected a number of rows ≥ " + least + ", got " + value);
    }
  }

  /**
   * Prints what was found.
   *
   * @param rows how many rows there were
   * @return the exit code
   */
  static int print(CommandLine command, String page, long rows) {
    command.getOut().print(page);
    command.getOut().flush();
    if (rows > 0) {
      return 0;
    }
    command.getErr().println("failed: nothing that came in became a row");
    return Errors.FAILED;
  }
}
