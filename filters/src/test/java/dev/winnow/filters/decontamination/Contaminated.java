package dev.winnow.filters.decontamination;

import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.templates.Example;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the tests of decontamination share. */
final class Contaminated {
  private Contaminated() {}

  /** The filter that stands third in a recipe, with a benchmark of this name. */
  static Decontamination filter(String benchmark, Map<String, ?> settings) {
    Map<String, Object> all = new LinkedHashMap<>(settings);
    all.put("benchmarks", Map.of(benchmark, Map.of("path", benchmark + ".jsonl")));
    return Decontamination.PART.create(
        Settings.read("filters[2]", Decontamination.PART.parameters(), all));
  }

  /** The rule, where the benchmark {@code bench} asks these questions. */
  static RowFilter asking(Map<String, ?> settings, String... questions) {
    List<Example> rows = new ArrayList<>();
    for (String question : questions) {
      rows.add(row(rows.size() + 1, question, ""));
    }
    return given(settings, rows);
  }

  static RowFilter given(Map<String, ?> settings, List<Example> rows) {
    return filter("bench", settings).given(new TreeMap<>(Map.of("bench", rows)));
  }

  static Example row(int position, String instruction, String output) {
    return Example.of(instruction, "", output, Provenance.read("rows.jsonl", "", position));
  }

  static Verdict drop(String row, String field, String ngram) {
    return Verdict.drop(
        "contaminated", Map.of("benchmark", "bench", "row", row, "field", field, "ngram", ngram));
  }

  /** So many words that are nowhere else. */
  static String words(String word, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : " ").append(word).append(i);
    }
    return text.toString();
  }
}
