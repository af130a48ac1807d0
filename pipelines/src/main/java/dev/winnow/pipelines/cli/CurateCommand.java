package dev.winnow.pipelines.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code winnow curate}. */
@Command(
    name = "curate",
    description = {
      "Runs a recipe without generation over existing rows.",
      "Reads JSONL, JSON arrays, CSV and TSV, plain, .gz or .zst. Rows of these shapes are recognised by their keys:"
          + " messages; conversations (ShareGPT); instruction, input, output (Alpaca); prompt, completion; text."
          + " For others the recipe says read: [{map: {instruction: question, output: answer}}]."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  winnow curate samples/curate.yaml samples/curate.jsonl",
      "  winnow curate samples/near-duplicates.yaml rows.jsonl.gz more/*.csv 'deep/**.jsonl.zst' --out clean",
      "  winnow curate my.yaml rows.jsonl --set filters.near-duplicates.threshold=0.8 --overwrite",
      "  winnow curate my.yaml rows.jsonl --runner flink --parallelism 2"
    })
final class CurateCommand implements Callable<Integer> {
  @Mixin RecipeOptions recipe = new RecipeOptions();

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "DATA",
      description = "Files or globs of rows.")
  List<String> data = new ArrayList<>();

  @Mixin RunOptions options = new RunOptions();

  @ParentCommand Main main = new Main(List.of());

  @Override
  public Integer call() throws Exception {
    return new RunSession(recipe.read(), options, main.beam())
        .perform((run, out) -> run.curate(data, out, options.overwrite));
  }
}
