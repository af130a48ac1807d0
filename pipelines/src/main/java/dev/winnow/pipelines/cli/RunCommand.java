package dev.winnow.pipelines.cli;

import dev.winnow.pipelines.recipe.Recipe;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code winnow run}. */
@Command(
    name = "run",
    header = "Run a whole recipe.",
    description = {
      "%nGenerates or reads rows, filters them, removes duplicates, selects, renders and writes.",
      "Without an API key, a recipe can run on recorded answers. Every answer of a live model is"
          + " kept, so that the same command pays for none of them twice.%n"
    },
    abbreviateSynopsis = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  winnow run samples/alpaca.yaml",
      "  winnow run my.yaml --out data/v2 --set 'generate[0].target=500'",
      "  OPENAI_BASE_URL=http://localhost:8000/v1 winnow run my.yaml --set teachers.default.model=NAME",
      "  winnow run my.yaml --runner flink --parallelism 4",
      "  winnow run my.yaml --runner flink --flink-master host:8081 -- --maxBundleSize=1000",
      "",
      "What follows a bare -- goes to Beam's options. The last line on standard output is the path of",
      "manifest.json."
    })
final class RunCommand implements Callable<Integer> {
  @Mixin RecipeOptions recipe = new RecipeOptions();
  @Mixin RunOptions options = new RunOptions();

  @ParentCommand Main main = new Main(List.of());

  @Override
  public Integer call() throws Exception {
    Recipe read = recipe.read();
    return new RunSession(read, options, main, !read.generate().isEmpty())
        .perform((run, out) -> run.run(out, options.output.overwrite));
  }
}
