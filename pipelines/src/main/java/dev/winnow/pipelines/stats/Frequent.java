package dev.winnow.pipelines.stats;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Things in the order of how often they occur. */
final class Frequent {
  private Frequent() {}

  /** The most frequent first; of equally frequent ones the first by alphabet. */
  static List<Map.Entry<String, Long>> first(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .toList();
  }
}
