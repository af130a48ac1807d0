package dev.winnow.pipelines.cli;

import dev.winnow.pipelines.RecipePreview;
import dev.winnow.pipelines.preview.PreviewPage;
import dev.winnow.pipelines.recipe.Recipe;
import dev.winnow.templates.settings.InvalidSetting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code winnow preview}. */
@Command(
    name = "preview",
    header = "Show rows as a recipe would write them.",
    description = {
      "%nThe first rows of the data: the line that would be written, the text that the chat template",
      "makes of it, its tokens, and why a row would be refused. No filter drops or changes a row here",
      "(winnow try tells what they do), and rows that the recipe would generate are not shown. Asks no",
      "teacher and writes nothing. Tokens are counted as by the first filter of the recipe that names",
      "a tokenizer, else its select, else by cl100k_base; control tokens as the text that they are.",
      "On a terminal these are coloured, unless NO_COLOR is set.%n"
    },
    abbreviateSynopsis = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  winnow preview samples/curate.yaml samples/curate.jsonl",
      "  winnow preview my.yaml -n 10",
      "  winnow preview my.yaml rows.jsonl --template alpaca --set render.format=text"
    })
final class PreviewCommand implements Callable<Integer> {
  @Mixin RecipeOptions options = new RecipeOptions();

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "DATA",
      description = "Files of rows, or globs in quotes; else what the recipe reads.")
  List<String> data = new ArrayList<>();

  @Option(
      names = "--template",
      paramLabel = "NAME",
      description = "Another chat template than the recipe's; see winnow templates.")
  @Nullable String template;

  @Option(
      names = {"-n", "--rows"},
      paramLabel = "N",
      description = "How many rows are shown, the first (default: 3).")
  int rows = 3;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    LookedAt.atLeast(spec.commandLine(), "--rows", 1, rows);
    if (template != null) {
      String name = TemplateName.checked(spec.commandLine(), "--template", template);
      options.sets.add("render.template=" + name);
    }
    Recipe recipe = options.checked();
    if (data.isEmpty() && recipe.read().stream().allMatch(read -> read.data() == null)) {
      throw new ParameterException(spec.commandLine(), missing(recipe));
    }
    RecipePreview previewed;
    try {
      previewed = RecipePreview.of(recipe, data, rows);
    } catch (InvalidSetting e) {
      throw recipe.source().error(e);
    }
    String page = PreviewPage.of(previewed.data(), previewed.preview(), Colour.shown());
    return LookedAt.print(spec.commandLine(), page, previewed.preview().rows());
  }

  private static String missing(Recipe recipe) {
    return recipe.generate().isEmpty()
        ? "missing: DATA, as the recipe names no file to read"
        : "missing: DATA, as the recipe reads no rows but generates them; run it, and name what it"
            + " wrote: DIR/data/*.jsonl";
  }
}
