package dev.winnow.pipelines.cli;

import dev.winnow.pipelines.recipe.Vocabulary;
import dev.winnow.templates.settings.Part;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code winnow recipes}. */
@Command(
    name = "recipes",
    header = "List the methods that generate rows, and their keys.",
    description = "%nTo standard output.%n",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {"  winnow recipes", "  winnow recipes alpaca"})
final class RecipesCommand implements Callable<Integer> {
  @Parameters(index = "0", arity = "0..1", paramLabel = "METHOD", description = "Only this one.")
  @Nullable String only;

  @Mixin HelpOption help = new HelpOption();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Vocabulary vocabulary = Vocabulary.standard();
    List<Part<?>> methods =
        only == null ? vocabulary.generators() : List.of(vocabulary.method("METHOD", only));
    PrintWriter out = spec.commandLine().getOut();
    String between = "";
    for (Part<?> method : methods) {
      out.print(between);
      out.println(method.name());
      out.println("  " + method.doc());
      for (String sample : SampleRecipes.of(method.name())) {
        out.println("  shown by " + sample);
      }
      KeyLines.print(Vocabulary.step(), out);
      KeyLines.print(method.parameters(), out);
      between = System.lineSeparator();
    }
    out.flush();
    return 0;
  }
}
