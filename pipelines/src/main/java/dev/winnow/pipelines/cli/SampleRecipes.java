package dev.winnow.pipelines.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The recipes in {@code samples}, where the program stands in its own repository. */
final class SampleRecipes {
  private SampleRecipes() {}

  /** Those that show a method, sorted; none where there is no such folder. */
  static List<String> of(String method) {
    Path folder = folder();
    if (folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    Pattern shows = Pattern.compile("\\bmethod: *" + Pattern.quote(method) + "(?![\\w-])");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml") && shows.matcher(read(file)).find())
          .map(file -> "samples/" + file.getFileName())
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(); // a help text does not fail for want of samples
    }
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Beside the module whose {@code target} holds the program. */
  private static @Nullable Path folder() {
    CodeSource source = SampleRecipes.class.getProtectionDomain().getCodeSource();
    try {
      Path program = Path.of(source.getLocation().toURI());
      return program.resolve("../../../samples").normalize();
    } catch (URISyntaxException | RuntimeException e) {
      return null; // a program that is no file
    }
  }
}
