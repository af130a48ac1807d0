package dev.winnow.pipelines.cli;

import dev.winnow.pipelines.RecipeTrial;
import dev.winnow.pipelines.recipe.Recipe;
import dev.winnow.pipelines.trial.TrialPage;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code winnow try}. */
@Command(
    name = "try",
    header = "Try a recipe's rules on rows: what each would drop.",
    description = {
      "%nEvery rule judges every row as it was read: how many rows it hits and why, how many of them",
      "no other rule hits, how much the rules overlap, and what the recipe's order leaves; there, as",
      "in a run, a rule sees what those before it changed. Filters that look at all rows together",
      "are named and not tried. Writes nothing.%n"
    },
    abbreviateSynopsis = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  winnow try samples/curate.yaml samples/curate.jsonl",
      "  winnow try my.yaml rows.jsonl.gz --limit 10000 -n 10",
      "  winnow try my.yaml rows.jsonl --set filters.no-pictures.field=row"
    })
final class TryCommand implements Callable<Integer> {
  @Mixin RecipeOptions options = new RecipeOptions();

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "DATA",
      description = "Files of rows, or globs in quotes.")
  List<String> data = new ArrayList<>();

  @Option(
      names = {"-n", "--examples"},
      paramLabel = "N",
      description = "How many rows of each rule are shown, the first (default: 3).")
  int examples = 3;

  @Option(
      names = "--limit",
      paramLabel = "ROWS",
      description = "Read only so many rows, the first of the data.")
  @Nullable Integer limit;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    LookedAt.atLeast(spec.commandLine(), "--examples", 0, examples);
    LookedAt.atLeast(spec.commandLine(), "--limit", 1, limit == null ? 1 : limit);
    Recipe recipe = options.checked();
    RecipeTrial tried;
    try {
      tried = RecipeTrial.of(recipe, data, examples, limit == null ? Long.MAX_VALUE : limit);
    } catch (InvalidSetting e) {
      throw recipe.source().error(e);
    }
    String page = TrialPage.of(tried.data(), tried.trial());
    return LookedAt.print(spec.commandLine(), page, tried.trial().rows());
  }
}
