package dev.winnow.pipelines.cli;

import dev.winnow.pipelines.recipe.RecipeDraft;
import dev.winnow.pipelines.recipe.StarterFile;
import dev.winnow.pipelines.recipe.Vocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** {@code winnow new}. */
@Command(
    name = "new",
    header = "Write a recipe to begin with.",
    description = {
      "%nEvery key of the method is in it, with what it means. A file that the recipe starts from,",
      "such as seed tasks, is put beside it unless it is there already: a few examples to replace",
      "by your own.%n"
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  winnow recipes",
      "  winnow new alpaca my.yaml",
      "  winnow new self-instruct",
    })
final class NewCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "METHOD", description = "One that winnow recipes lists.")
  String method = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "The recipe to write; standard output if it is left out.")
  @Nullable Path file;

  @Option(names = "--overwrite", description = "Replace FILE if it is there already.")
  boolean overwrite;

  @Mixin HelpOption help = new HelpOption();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    RecipeDraft draft = RecipeDraft.of(Vocabulary.standard().method("METHOD", method));
    if (file == null) {
      spec.commandLine().getOut().print(draft.text());
      spec.commandLine().getOut().flush();
    } else {
      write(draft, file);
    }
    return 0;
  }

  private void write(RecipeDraft draft, Path recipe) throws IOException {
    check(recipe);
    Path folder = recipe.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    List<String> written = new ArrayList<>(List.of(recipe.toString()));
    for (StarterFile starter : draft.files()) {
      Path beside = recipe.resolveSibling(starter.fileName());
      if (!Files.exists(beside)) {
        Files.write(beside, starter.content());
        written.add(beside.toString());
      }
    }
    Files.writeString(recipe, draft.text(), StandardCharsets.UTF_8);
    spec.commandLine().getErr().println("wrote " + String.join(" and ", written));
  }

  private void check(Path recipe) {
    if (Files.isDirectory(recipe)) {
      throw new ParameterException(spec.commandLine(), recipe + " is a folder");
    }
    if (Files.exists(recipe) && !overwrite) {
      throw new ParameterException(
          spec.commandLine(), recipe + " is there already; --overwrite replaces it");
    }
    Path name = recipe.getFileName();
    for (StarterFile starter : StarterFile.values()) {
      if (name != null && name.toString().equals(starter.fileName())) {
        throw new ParameterException(
            spec.commandLine(), recipe + " would be a recipe named like the data beside it");
      }
    }
  }
}
