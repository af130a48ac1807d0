package dev.winnow.pipelines.cli;

import dev.winnow.generators.store.ResponseStore;
import dev.winnow.generators.store.StoreException;
import dev.winnow.generators.store.StoredResponse;
import dev.winnow.pipelines.input.InputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code winnow store import}. */
@Command(
    name = "import",
    header = "Add exported or recorded answers to a store.",
    description = {
      "%nAn answer to a request that the store has an answer to already is left out: the first stays.",
      "All files are checked before anything is added; a malformed line is named, and nothing is added.",
      "The store is made if it is not there.%n"
    },
    abbreviateSynopsis = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  winnow store import responses.sqlite answers.jsonl",
      "  winnow store import jdbc:postgresql://db/winnow one.jsonl two.jsonl"
    })
final class StoreImportCommand implements Callable<Integer> {
  /** Answers in memory at a time. */
  private static final int CHUNK = 256;

  @Mixin StoreArgument argument = new StoreArgument();

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files that store export wrote.")
  List<Path> files = new ArrayList<>();

  @Spec CommandSpec spec = CommandSpec.create();

  private long added;
  private long kept;

  @Override
  public Integer call() throws StoreException, IOException {
    String name = argument.name();
    check();
    try (ResponseStore store = argument.open()) {
      for (Path file : files) {
        List<StoredResponse> chunk = new ArrayList<>();
        AnswerLines.read(
            file,
            response -> {
              chunk.add(response);
              if (chunk.size() == CHUNK) {
                put(store, chunk);
              }
            });
        put(store, chunk);
      }
    } catch (StoreException | IOException | InputException e) {
      spec.commandLine().getErr().println("broken off: " + counts());
      throw e;
    }
    spec.commandLine().getOut().println(name + ": " + counts());
    return 0;
  }

  private void check() throws IOException {
    try {
      for (Path file : files) {
        AnswerLines.read(file, response -> {});
      }
    } catch (InputException e) {
      throw new InputException(e.getMessage() + "; nothing was added");
    }
  }

  @SuppressWarnings("ReferenceEquality") // the store returns what it was given if it added it
  private void put(ResponseStore store, List<StoredResponse> chunk) throws StoreException {
    List<StoredResponse> held = store.putAll(chunk);
    for (int i = 0; i < chunk.size(); i++) {
      if (held.get(i) == chunk.get(i)) {
        added++;
      } else {
        kept++;
      }
    }
    chunk.clear();
  }

  private String counts() {
    return "added "
        + StoreArgument.answers(added)
        + "; left out "
        + StoreArgument.answers(kept)
        + " to requests that had one";
  }
}
