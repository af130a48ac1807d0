package dev.winnow.pipelines.cli;

import dev.winnow.pipelines.RecipeCheck;
import dev.winnow.pipelines.recipe.Recipe;
import dev.winnow.pipelines.recipe.RecipeReader;
import dev.winnow.pipelines.recipe.Vocabulary;
import dev.winnow.templates.settings.InvalidSetting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The recipe, and what the command line changes in it. */
final class RecipeOptions {
  @Parameters(index = "0", paramLabel = "RECIPE", description = "The recipe, a YAML file.")
  Path recipe = Path.of("");

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = {
        "Set a key of the recipe, such as",
        "filters.near-duplicates.threshold=0.8; may be repeated."
      })
  List<String> sets = new ArrayList<>();

  @Mixin HelpOption help = new HelpOption();

  Recipe read() {
    return new RecipeReader(Vocabulary.standard()).read(recipe, sets);
  }

  /** The recipe, checked beyond what its reader finds. */
  Recipe checked() {
    Recipe read = read();
    try {
      RecipeCheck.check(read);
    } catch (InvalidSetting e) {
      throw read.source().error(e);
    }
    return read;
  }
}
