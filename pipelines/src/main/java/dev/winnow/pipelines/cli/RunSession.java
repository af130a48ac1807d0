package dev.winnow.pipelines.cli;

import dev.winnow.pipelines.RecipeRun;
import dev.winnow.pipelines.ledger.Ledger;
import dev.winnow.pipelines.ledger.LedgerTable;
import dev.winnow.pipelines.progress.Progress;
import dev.winnow.pipelines.recipe.Recipe;
import dev.winnow.templates.settings.InvalidSetting;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A run as a person sees it: progress while it works, then the ledger, and on standard output the
 * manifest's path.
 */
final class RunSession {
  /** Whether standard error is a terminal; Java cannot tell, the launcher can. */
  private static final String TERMINAL = "winnow.terminal";

  private final Recipe recipe;
  private final RunOptions options;
  private final List<String> beam;
  private final Console console;

  RunSession(Recipe recipe, RunOptions options, List<String> beam) {
    this.recipe = recipe;
    this.options = options;
    this.beam = beam;
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    this.console = new Console(err, options.mode(), Boolean.getBoolean(TERMINAL));
  }

  int perform(RunCommand.Work work) throws Exception {
    Path out = options.out != null ? options.out : Path.of(recipe.output().dir());
    Progress.reset();
    RecipeRun.Result result;
    try (Interrupted interrupted = Interrupted.watch(console);
        AutoCloseable progress = console.progress()) {
      result = work.with(new RecipeRun(recipe, options.runners(beam)), out);
    } catch (InvalidSetting e) {
      throw recipe.source().error(e);
    }
    tell(result);
    return result.ledger().balances() ? 0 : Errors.UNBALANCED;
  }

  private void tell(RecipeRun.Result result) {
    Ledger ledger = result.ledger();
    console.info(LedgerTable.of(ledger));
    if (ledger.kept() == 0) {
      console.error("no row was kept");
    }
    if (!ledger.balances()) {
      console.error(
          "the ledger does not balance: rows were lost or doubled; do not use this output, and report it");
    }
    System.out.println(result.manifest());
  }
}
