package dev.winnow.pipelines.cli;

import dev.winnow.pipelines.RecipeRun;
import dev.winnow.pipelines.ledger.Ledger;
import dev.winnow.pipelines.ledger.RepeatedIds;
import dev.winnow.pipelines.progress.Progress;
import dev.winnow.pipelines.recipe.Recipe;
import dev.winnow.templates.settings.InvalidSetting;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A run as a person sees it: what it is going to do, progress while it works, then the ledger and
 * what deserves a look; on standard output, the manifest's path.
 */
final class RunSession {
  /** Whether standard error is a terminal; Java cannot tell, the launcher can. */
  private static final String TERMINAL = "winnow.terminal";

  private static final String MORE_ROWS =
      "whole clusters go to one side, each by chance: change output.validation or the seed, or give"
          + " more rows";

  private final Recipe recipe;
  private final RunOptions options;
  private final Main main;
  private final boolean generates;
  private final Console console;

  /**
   * @param generates whether answers are asked for, which are kept when the run is stopped
   */
  RunSession(Recipe recipe, RunOptions options, Main main, boolean generates) {
    this.recipe = recipe;
    this.options = options;
    this.main = main;
    this.generates = generates;
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    this.console = new Console(err, options.mode(), Boolean.getBoolean(TERMINAL));
  }

  /** The run itself. */
  interface Work {
    RecipeRun.Result with(RecipeRun run, Path out) throws Exception;
  }

  int perform(Work work) throws Exception {
    Path out = options.output.out != null ? options.output.out : Path.of(recipe.output().dir());
    Progress.reset();
    RecipeRun run = new RecipeRun(recipe, options.runners(main.beam()), console::info);
    RecipeRun.Result result;
    try (Interrupted interrupted = Interrupted.watch(console, generates, run::discard);
        AutoCloseable progress = console.progress()) {
      result = work.with(run, out);
    } catch (Exception e) {
      throw withLine(e);
    }
    tell(result);
    if (!result.ledger().balances()) {
      return Errors.UNBALANCED;
    }
    return result.ledger().allFailed() ? Errors.FAILED : 0;
  }

  /** What workers find wrong with a setting comes inside of what the runner says. */
  private Exception withLine(Exception error) {
    for (Throwable cause : Errors.chain(error)) {
      if (cause instanceof InvalidSetting setting) {
        return recipe.source().error(setting);
      }
    }
    return error;
  }

  private void tell(RecipeRun.Result result) {
    Ledger ledger = result.ledger();
    console.ledger(ledger);
    ledger
        .read()
        .forEach(
            (file, rows) -> {
              if (rows == 0) {
                console.warn(file + ": there are no rows in it");
              }
            });
    ledger
        .splits()
        .forEach(
            (split, rows) -> {
              if (rows == 0 && ledger.kept() > 0) {
                console.warn("no row is in the split \"" + split + "\"; " + MORE_ROWS);
              }
            });
    result.warnings().forEach(console::warn);
    FailureExamples.of(result).ifPresent(console::warn);
    if (result.repeated().ids() > 0) {
      console.warn(described(result.repeated()));
    }
    if (ledger.allFailed()) {
      console.error("failed: nothing that came in became a row");
    } else if (ledger.kept() == 0) {
      console.error("no row was kept");
    }
    if (!ledger.balances()) {
      console.error(
          "the ledger does not balance: rows were lost or doubled; do not use this output, and report it");
    }
    System.out.println(result.manifest());
    System.out.flush();
  }

  private static String described(RepeatedIds repeated) {
    return String.format(
        Locale.ROOT,
        "%,d %s more than one row: %,d rows in all, for example \"%s\"; output.keep: [id] promises no"
            + " more than the ids that were read",
        repeated.ids(),
        repeated.ids() == 1 ? "id belongs to" : "ids belong to",
        repeated.rows(),
        FailureExamples.shortened(repeated.example()));
  }
}
