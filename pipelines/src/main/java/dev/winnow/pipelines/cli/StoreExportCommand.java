package dev.winnow.pipelines.cli;

import dev.winnow.generators.store.ResponseStore;
import dev.winnow.generators.store.ResponseStores;
import dev.winnow.generators.store.StoreException;
import dev.winnow.generators.store.StoredResponse;
import dev.winnow.generators.store.StoredResponseJson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code winnow store export}. */
@Command(
    name = "export",
    header = "Write a store's answers as JSON lines.",
    description = {
      "%nOne answer a line, sorted by fingerprint: the same answers give the same bytes. The file can be",
      "imported into another store. A teacher can name it as recorded: and then runs without a key, if",
      "the answers came from OpenAI's own address, and recipe and seeds are the same: an answer is",
      "found by the hash of the server's address and the whole request.%n"
    },
    abbreviateSynopsis = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  winnow store export responses.sqlite answers.jsonl",
      "  winnow store export my.yaml | gzip > answers.jsonl.gz"
    })
final class StoreExportCommand implements Callable<Integer> {
  @Mixin StoreArgument argument = new StoreArgument();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "Where to (default: standard output).")
  @Nullable Path file;

  @Option(names = "--overwrite", description = "Replace FILE if it is there.")
  boolean overwrite;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws StoreException, IOException {
    long answers;
    if (file == null) {
      try (ResponseStore store = argument.openExisting()) {
        answers = write(store, System.out);
      }
    } else {
      answers = toFile(file);
    }
    spec.commandLine().getErr().println("exported " + StoreArgument.answers(answers));
    return 0;
  }

  /** Into a file beside it first, so that there is never half of one. */
  private long toFile(Path target) throws StoreException, IOException {
    checkTarget(target);
    Path absolute = target.toAbsolutePath();
    String name = "." + absolute.getFileName() + "." + ProcessHandle.current().pid() + ".part";
    Path part = absolute.resolveSibling(name);
    try (ResponseStore store = argument.openExisting()) {
      Path folder = absolute.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      long answers;
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
        answers = write(store, out);
      }
      Files.move(part, absolute, StandardCopyOption.ATOMIC_MOVE);
      return answers;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void checkTarget(Path target) throws IOException {
    if (!Files.exists(target)) {
      return;
    }
    String problem = "";
    String store = argument.name();
    if (Files.isDirectory(target)) {
      problem = target + " is a folder";
    } else if (!overwrite) {
      problem = target + " is there already; --overwrite replaces it";
    } else if (!ResponseStores.isUrl(store)
        && Files.exists(Path.of(store))
        && Files.isSameFile(target, Path.of(store))) {
      problem = target + " is the store itself";
    }
    if (!problem.isEmpty()) {
      throw new ParameterException(spec.commandLine(), problem);
    }
  }

  private static long write(ResponseStore store, OutputStream out)
      throws StoreException, IOException {
    long[] answers = {0};
    store.<IOException>forEach(
        response -> {
          out.write((line(response) + "\n").getBytes(StandardCharsets.UTF_8));
          answers[0]++;
          if (out == System.out && System.out.checkError()) {
            throw new IOException("standard output was closed");
          }
        });
    return answers[0];
  }

  private static String line(StoredResponse response) throws IOException {
    try {
      return StoredResponseJson.line(response);
    } catch (IllegalArgumentException e) {
      throw new IOException("the answer " + response.fingerprint() + ": " + e.getMessage(), e);
    }
  }
}
