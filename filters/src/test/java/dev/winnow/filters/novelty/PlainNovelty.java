package dev.winnow.filters.novelty;

import dev.winnow.filters.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The novelty rule as it is told: every text against every one that was kept, word by word. */
final class PlainNovelty {
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Kept(String id, int[] words) {}

  private final long percent;
  private final List<Kept> kept = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  /**
   * @param percent the greatest F that is not too similar
   */
  PlainNovelty(int percent) {
    this.percent = percent;
  }

  @Nullable Neighbour similarTo(String text) {
    int[] words = words(text);
    @Nullable Kept best = null;
    long bestCommon = 0;
    for (Kept one : kept) {
      long common = common(words, one.words());
      long sum = words.length + one.words().length;
      boolean isSimilar = 200 * common > percent * sum;
      if (isSimilar
          && (best == null || common * (words.length + best.words().length) > bestCommon * sum)) {
        best = one;
        bestCommon = common;
      }
    }
    return best == null
        ? null
        : new Neighbour(best.id(), 2.0 * bestCommon / (words.length + best.words().length));
  }

  void add(String id, String text) {
    kept.add(new Kept(id, words(text)));
  }

  int size() {
    return kept.size();
  }

  private int[] words(String text) {
    return Words.of(text).stream()
        .mapToInt(word -> numbers.computeIfAbsent(word, w -> numbers.size()))
        .toArray();
  }

  /** The LCS by its recurrence, a row at a time. */
  static int common(int[] a, int[] b) {
    int[] row = new int[b.length + 1];
    for (int word : a) {
      int diagonal = 0;
      for (int j = 1; j <= b.length; j++) {
        int above = row[j];
        row[j] = word == b[j - 1] ? diagonal + 1 : Math.max(above, row[j - 1]);
        diagonal = above;
      }
    }
    return row[b.length];
  }
}
