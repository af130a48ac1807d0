package dev.winnow.pipelines.cli;

import dev.winnow.pipelines.RecipeRun;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code winnow run}. */
@Command(
    name = "run",
    description =
        "Runs a whole recipe: generates or reads rows, filters, removes duplicates, selects, renders, writes.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  winnow run samples/alpaca.yaml",
      "  winnow run my.yaml --out data/v2 --set generate[0].target=500 --set teachers.default.in_flight=64",
      "  winnow run my.yaml --runner flink --parallelism 4",
      "  winnow run my.yaml --runner flink --flink-master host:8081 -- --maxBundleSize=1000"
    })
final class RunCommand implements Callable<Integer> {
  @Mixin RecipeOptions recipe = new RecipeOptions();
  @Mixin RunOptions options = new RunOptions();

  @ParentCommand Main main = new Main(java.util.List.of());

  @Override
  public Integer call() throws Exception {
    return new RunSession(recipe.read(), options, main.beam())
        .perform((run, out) -> run.run(out, options.overwrite));
  }

  /** What a session does with a run. */
  interface Work {
    RecipeRun.Result with(RecipeRun run, java.nio.file.Path out) throws Exception;
  }
}
