package dev.winnow.pipelines.cli;

import dev.winnow.pipelines.recipe.Recipe;
import dev.winnow.pipelines.recipe.RecipePrinter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code winnow check}. */
@Command(
    name = "check",
    header = "Validate a recipe, and print it with every default filled in.",
    description = "%nAsks no teacher and writes nothing. The recipe goes to standard output.%n",
    abbreviateSynopsis = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  winnow check samples/alpaca.yaml",
      "  winnow check my.yaml --set filters.near-duplicates.threshold=0.8",
      "  winnow check my.yaml > resolved.yaml"
    })
final class CheckCommand implements Callable<Integer> {
  @Mixin RecipeOptions options = new RecipeOptions();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Recipe recipe = options.checked();
    spec.commandLine().getOut().print(RecipePrinter.print(recipe));
    spec.commandLine().getOut().flush();
    spec.commandLine().getErr().println(recipe.file() + ": ok");
    return 0;
  }
}
