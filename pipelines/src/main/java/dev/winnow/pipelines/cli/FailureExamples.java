package dev.winnow.pipelines.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.pipelines.RecipeRun;
import dev.winnow.pipelines.input.Mends;
import dev.winnow.pipelines.ledger.Ledger;
import dev.winnow.templates.Json;
import dev.winnow.templates.Surrogates;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One row of each kind of failure, with the place where it stands and the mend. */
final class FailureExamples {
  /** How many lines of rejects are searched: they are in no order that a reason prefers. */
  private static final int MOST_LINES = 20_000;

  private static final int MOST_SHOWN = 8;
  private static final int LONGEST = 120;

  private FailureExamples() {}

  /** What to say of a run's failures, if it has any. */
  static Optional<String> of(RecipeRun.Result result) {
    long failed = result.ledger().failed().values().stream().mapToLong(Long::longValue).sum();
    Path folder = result.manifest().resolveSibling("rejects");
    if (failed == 0) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%,d %s, see %s/failed-*.jsonl; for example",
            failed,
            failed == 1 ? "failure" : "failures",
            folder));
    examples(folder, result.ledger()).values().stream()
        .limit(MOST_SHOWN)
        .forEach(example -> text.append("\n  ").append(example));
    return Optional.of(text.toString());
  }

  /** An example by reason; of a run that can be repeated, the same each time. */
  private static Map<String, String> examples(Path folder, Ledger ledger) {
    Map<String, String> examples = new TreeMap<>();
    int lines = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files
              .filter(path -> path.getFileName().toString().startsWith("failed-"))
              .sorted()
              .toList()) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
          for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (lines++ > MOST_LINES || examples.size() == ledger.failed().size()) {
              return examples;
            }
            JsonNode failure = Json.MAPPER.readTree(line);
            examples.putIfAbsent(failure.path("reason").asText(), described(failure));
          }
        }
      }
    } catch (IOException e) {
      return examples; // the failures are there all the same
    }
    return examples;
  }

  private static String described(JsonNode failure) {
    String reason = failure.path("reason").asText();
    String detail = shortened(failure.path("detail").asText());
    return failure.path("source").asText() + "  " + reason + ": " + Mends.behind(detail, reason);
  }

  /** The beginning of a text, on one line. */
  static String shortened(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ");
    return line.length() <= LONGEST ? line : Surrogates.prefix(line, LONGEST) + "…";
  }
}
