package dev.winnow.pipelines.cli;

import picocli.CommandLine;

/** How the commands end that look at rows and write nothing. */
final class LookedAt {
  private LookedAt() {}

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
