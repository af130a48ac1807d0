package dev.winnow.pipelines.cli;

import dev.winnow.templates.settings.Settings;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that cannot be understood: what is wrong with it, and where to read more. */
final class WrongUsage {
  private WrongUsage() {}

  /** Whether errors are wanted as JSON; asked of command lines that may be malformed. */
  static boolean json(List<String> args) {
    int log = args.lastIndexOf("--log");
    return args.contains("--log=json")
        || (log >= 0 && log + 1 < args.size() && args.get(log + 1).equalsIgnoreCase("json"));
  }

  /** Says what is wrong and gives the exit code. */
  static int report(ParameterException e) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(message(e));
    err.println("See " + command.getCommandSpec().qualifiedName() + " --help.");
    return Errors.USAGE;
  }

  private static String message(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      return unknown(e.getCommandLine(), unmatched.getUnmatched().get(0));
    }
    if (e instanceof MissingParameterException missing && missing.getMissing().size() == 1) {
      return "missing: " + missing.getMissing().get(0).paramLabel();
    }
    return String.valueOf(e.getMessage())
        .replaceFirst("^Invalid value for option '(--?[a-z-]+)': ", "$1: ")
        .replaceFirst(" \\(case-insensitive\\)", "")
        .replaceFirst("expected one of \\[(.*)] but was '(.*)'", "expected one of $1, got \"$2\"")
        .replaceFirst("'(.*)' is not an int", "expected a whole number, got \"$1\"");
  }

  /** A known name that is near, or that is a beginning. */
  private static Optional<String> similar(String name, List<String> known) {
    return Settings.similar(name, known)
        .or(
            () ->
                known.stream()
                    .filter(one -> one.length() > 2)
                    .filter(one -> one.startsWith(name) || name.startsWith(one))
                    .findFirst());
  }

  private static String unknown(CommandLine command, String what) {
    boolean option = what.startsWith("-");
    List<String> known = new ArrayList<>();
    Collection<String> names =
        option ? command.getCommandSpec().optionsMap().keySet() : command.getSubcommands().keySet();
    known.addAll(names);
    String kind = option ? "option" : known.isEmpty() ? "argument" : "command";
    String name = what.replaceFirst("=.*", "");
    return "unknown "
        + kind
        + " \""
        + what
        + "\""
        + similar(name, known).map(near -> "; did you mean " + near + "?").orElse("");
  }
}
