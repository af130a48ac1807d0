package dev.winnow.pipelines.cli;

import dev.winnow.generators.store.ResponseStore;
import dev.winnow.generators.store.ResponseStores;
import dev.winnow.generators.store.StoreException;
import dev.winnow.pipelines.recipe.RecipeReader;
import dev.winnow.pipelines.recipe.Vocabulary;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The store that a command works on. */
final class StoreArgument {
  @Parameters(
      index = "0",
      paramLabel = "STORE",
      description = {
        "A store's file, jdbc:postgresql://host[:port]/db, or a recipe",
        "(.yaml, .yml), whose store it is then."
      })
  String store = "";

  @Mixin HelpOption help = new HelpOption();

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec = CommandSpec.create();

  /**
   * The store's file or URL.
   *
   * @throws ParameterException if it can be neither
   */
  String name() {
    try {
      ResponseStores.check(store);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "STORE: " + e.getMessage());
    }
    boolean recipe = store.endsWith(".yaml") || store.endsWith(".yml");
    return recipe && !ResponseStores.isUrl(store)
        ? new RecipeReader(Vocabulary.standard()).read(Path.of(store), List.of()).storeOrDefault()
        : store;
  }

  /** The store, which must be there. */
  ResponseStore openExisting() throws StoreException {
    return ResponseStores.openExisting(name(), System.getenv());
  }

  /** The store, made if it is not there. */
  ResponseStore open() throws StoreException {
    return ResponseStores.open(name(), System.getenv());
  }

  /** A count with the word for what is counted: {@code 1 answer}, {@code 1,200 answers}. */
  static String answers(long count) {
    return String.format(java.util.Locale.ROOT, "%,d %s", count, count == 1 ? "answer" : "answers");
  }
}
