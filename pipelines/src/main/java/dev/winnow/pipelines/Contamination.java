package dev.winnow.pipelines;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.filters.decontamination.Decontamination;
import dev.winnow.pipelines.input.WrittenLines;
import dev.winnow.pipelines.output.OutputKind;
import dev.winnow.pipelines.output.WrittenFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** How much of each benchmark was found in the rows, as the drops of a finished run say. */
final class Contamination {
  /** The rows of a benchmark that were found, and in how many rows. */
  private static final class Found {
    private final Set<String> problems = new HashSet<>();
    private long rows;
  }

  /** By the filter's name and the benchmark's. */
  private final Map<List<String>, Found> found = new HashMap<>();

  private Contamination() {}

  /**
   * A line for people for each benchmark of each filter.
   *
   * @param benchmarks how many rows each has, by the filters' names
   * @param files what the run wrote
   * @param folder where the files are now
   */
  static List<String> found(
      Map<String, SortedMap<String, Integer>> benchmarks, List<WrittenFile> files, Path folder)
      throws IOException {
    Contamination contamination = new Contamination();
    for (WrittenFile file : files) {
      boolean any =
          file.kind() == OutputKind.DROPPED
              && benchmarks.keySet().stream()
                  .anyMatch(name -> file.labels().containsKey(name + "." + Decontamination.REASON));
      if (any) {
        WrittenLines.read(folder.resolve(file.path()), (number, line) -> contamination.count(line));
      }
    }
    List<String> lines = new ArrayList<>();
    benchmarks.forEach(
        (filter, rows) ->
            rows.forEach((name, count) -> lines.add(contamination.line(filter, name, count))));
    return lines;
  }

  private void count(JsonNode line) {
    JsonNode detail = line.path("detail");
    if (line.path("reason").asText().equals(Decontamination.REASON)) {
      String benchmark = detail.path("benchmark").asText();
      Found one =
          found.computeIfAbsent(
              List.of(line.path("filter").asText(), benchmark), unused -> new Found());
      one.problems.add(detail.path("row").asText());
      one.rows++;
    }
  }

  private String line(String filter, String benchmark, int rows) {
    Found one = found.getOrDefault(List.of(filter, benchmark), new Found());
    if (one.rows == 0) {
      return String.format(
          Locale.ROOT, "%s: %s: none of its %,d rows found", filter, benchmark, rows);
    }
    return String.format(
        Locale.ROOT,
        "%s: %s: %,d of its %,d rows found, in %,d %s that %s dropped",
        filter,
        benchmark,
        one.problems.size(),
        rows,
        one.rows,
        one.rows == 1 ? "row" : "rows",
        one.rows == 1 ? "was" : "were");
  }
}
