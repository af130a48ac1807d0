package dev.winnow.pipelines.cli;

import dev.winnow.pipelines.Runners;
import dev.winnow.pipelines.Version;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program. Whatever follows a bare {@code --} goes to Beam's options untouched. */
@Command(
    name = "winnow",
    header = "Makes instruction datasets, and accounts for every row.%n",
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    versionProvider = Main.Versions.class,
    subcommands = {
      RunCommand.class,
      CurateCommand.class,
      CheckCommand.class,
      TryCommand.class,
      PreviewCommand.class,
      StatsCommand.class,
      WhyCommand.class,
      NewCommand.class,
      RecipesCommand.class,
      FiltersCommand.class,
      TemplatesCommand.class,
      StoreCommand.class,
      HelpCommand.class
    },
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed",
      "2:wrong usage or recipe",
      "3:the ledger does not balance",
      "4:stopped; the same command goes on from there"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  winnow run samples/alpaca.yaml",
      "  winnow curate samples/near-duplicates.yaml rows.jsonl.gz --out clean",
      "  winnow new alpaca my.yaml",
      "  winnow check my.yaml",
      "  winnow try my.yaml rows.jsonl",
      "  winnow preview my.yaml rows.jsonl",
      "  winnow stats rows.jsonl",
      "  winnow why out w1-06c434a19e366f3f",
      "  winnow store stats responses.sqlite",
      "  winnow run --help"
    })
public final class Main {
  /** Kept for as long as the program runs: Java's loggers are forgotten when nobody holds them. */
  private static final Logger ROOT = Logger.getLogger("");

  private final List<String> beam;

  @Mixin HelpOption help = new HelpOption();

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show Winnow's version.")
  boolean version;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show an error's stack trace and what libraries log.")
  boolean debug;

  Main(List<String> beam) {
    this.beam = beam;
  }

  /** What stood behind the bare {@code --}. */
  List<String> beam() {
    return beam;
  }

  /** What {@code --version} prints. */
  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"winnow " + Version.WINNOW};
    }
  }

  public static void main(String[] args) {
    if (args.length > 1 && (args[0].equals("run") || args[0].equals("curate"))) {
      Runners.prepare();
    }
    System.exit(run(args));
  }

  static int run(String... args) {
    int bare = Arrays.asList(args).indexOf("--");
    List<String> ours = Arrays.asList(args).subList(0, bare < 0 ? args.length : bare);
    List<String> beam = bare < 0 ? List.of() : Arrays.asList(args).subList(bare + 1, args.length);
    Main main = new Main(new ArrayList<>(beam));
    CommandLine line =
        new CommandLine(main)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpWidth(100)
            .setOut(utf8(System.out))
            .setErr(utf8(System.err))
            .setParameterExceptionHandler((e, given) -> WrongUsage.report(e))
            .setExecutionExceptionHandler(
                (e, command, parsed) ->
                    Errors.report(e, main.debug, WrongUsage.json(ours), command.getErr()))
            .setExecutionStrategy(
                parsed -> {
                  ROOT.setLevel(main.debug ? Level.INFO : Level.OFF);
                  return new CommandLine.RunLast().execute(parsed);
                });
    if (ours.isEmpty()) {
      line.usage(line.getErr());
      return CommandLine.ExitCode.USAGE;
    }
    return line.execute(ours.toArray(String[]::new));
  }

  /** Messages have characters beyond ASCII, whatever the machine's locale. */
  private static PrintWriter utf8(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
