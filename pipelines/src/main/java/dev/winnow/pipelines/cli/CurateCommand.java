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
    header = "Run a recipe over existing rows, without generation.",
    description = {
      "%nReads JSONL, JSON arrays, CSV and TSV, plain, .gz or .zst. A row is recognised by its keys:",
      "  messages · conversations (ShareGPT) · instruction, input, output (Alpaca)",
      "  prompt, completion · text",
      "Where rows have other keys, the recipe says where the fields stand:",
      "  read: [{map: {instruction: question, output: answer}}]%n"
    },
    abbreviateSynopsis = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  winnow curate samples/curate.yaml samples/curate.jsonl",
      "  winnow curate samples/near-duplicates.yaml rows.jsonl.gz 'more/**.csv' --out clean",
      "  winnow curate my.yaml rows.jsonl --set filters.near-duplicates.threshold=0.8 --overwrite",
      "  winnow curate my.yaml rows.jsonl --runner flink --parallelism 2",
      "",
      "What follows a bare -- goes to Beam's options. The last line on standard output is the path of",
      "manifest.json."
    })
final class CurateCommand implements Callable<Integer> {
  @Mixin RecipeOptions recipe = new RecipeOptions();

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "DATA",
      description = "Files of rows, or globs in quotes.")
  List<String> data = new ArrayList<>();

  @Mixin RunOptions options = new RunOptions();

  @ParentCommand Main main = new Main(List.of());

  @Override
  public Integer call() throws Exception {
    return new RunSession(recipe.read(), options, main, false)
        .perform((run, out) -> run.curate(data, out, options.output.overwrite));
  }
}
