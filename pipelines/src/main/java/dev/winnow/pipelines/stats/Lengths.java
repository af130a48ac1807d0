package dev.winnow.pipelines.stats;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Lengths of texts: each length that occurs with how often it does, however many texts there are.
 */
final class Lengths {
  private final SortedMap<Integer, Long> counts = new TreeMap<>();
  private long count;
  private long sum;

  void add(int length) {
    add(length, 1);
  }

  void add(Lengths later) {
    later.counts.forEach(this::add);
  }

  private void add(int length, long times) {
    counts.merge(length, times, Long::sum);
    count += times;
    sum += length * times;
  }

  /** How many texts there are. */
  long count() {
    return count;
  }

  /** All lengths together. */
  long sum() {
    return sum;
  }

  /** The mean; of at least one text. */
  double mean() {
    return (double) sum / count;
  }

  /**
   * The least length that at least so many of 100 texts do not exceed (nearest rank); of at least
   * one text.
   *
   * @param percent from 0, which gives the least of all, to 100, which gives the greatest
   */
  int percentile(int percent) {
    long rank = Math.max(1, (count * percent + 99) / 100);
    long seen = 0;
    for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
      seen += entry.getValue();
      if (seen >= rank) {
        return entry.getKey();
      }
    }
    throw new IllegalStateException("there are no lengths");
  }
}
