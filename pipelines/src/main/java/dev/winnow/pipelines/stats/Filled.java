package dev.winnow.pipelines.stats;

import dev.winnow.templates.Example;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** In how many rows each part of a row is there: not empty. */
final class Filled {
  private static final Map<String, Predicate<Example>> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("system", row -> !row.system().isEmpty());
    PARTS.put("history", row -> !row.history().isEmpty());
    PARTS.put("instruction", row -> !row.instruction().isEmpty());
    PARTS.put("input", row -> !row.input().isEmpty());
    PARTS.put("output", row -> !row.output().isEmpty());
  }

  private final Map<String, Long> counts = new LinkedHashMap<>();

  Filled() {
    PARTS.keySet().forEach(part -> counts.put(part, 0L));
  }

  void add(Example row) {
    PARTS.forEach((part, isThere) -> counts.merge(part, isThere.test(row) ? 1L : 0L, Long::sum));
  }

  void add(Filled later) {
    later.counts.forEach((part, count) -> counts.merge(part, count, Long::sum));
  }

  /** Rows by part: system, history, instruction, input, output. */
  Map<String, Long> counts() {
    return Collections.unmodifiableMap(counts);
  }
}
