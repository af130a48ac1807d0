package dev.winnow.pipelines.stats;

import dev.winnow.filters.text.Words;
import dev.winnow.templates.Surrogates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The first two words of texts. Of openings {@value #MOST} different ones are counted, those that
 * occur first: what is frequent is among them.
 */
final class Openings {
  static final int MOST = 200_000;

  /** Of a text so many characters are looked at. */
  private static final int START = 200;

  private static final int WORDS = 2;

  private final Map<String, Long> counts = new LinkedHashMap<>();

  /** Counts a text; nothing where it has no word. */
  void add(String text) {
    List<String> words = Words.of(Surrogates.prefix(text, START));
    if (!words.isEmpty()) {
      add(String.join(" ", words.subList(0, Math.min(WORDS, words.size()))), 1);
    }
  }

  void add(Openings later) {
    later.counts.forEach(this::add);
  }

  private void add(String opening, long times) {
    if (counts.size() < MOST || counts.containsKey(opening)) {
      counts.merge(opening, times, Long::sum);
    }
  }

  /** The most frequent with their counts; of equally frequent ones the first by alphabet. */
  List<Map.Entry<String, Long>> top(int most) {
    return Frequent.first(counts).stream().limit(most).toList();
  }
}
