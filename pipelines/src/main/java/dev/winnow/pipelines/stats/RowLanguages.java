package dev.winnow.pipelines.stats;

import com.google.common.hash.Hashing;
import dev.winnow.filters.text.Languages;
import dev.winnow.templates.Surrogates;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Collectors;

/**
 * In which languages texts are. To tell takes half a millisecond, so of more than {@value #MOST}
 * texts it is told of as many: those of the least hashes, which are a fair sample, and the same in
 * whatever order the texts come.
 */
final class RowLanguages {
  static final int MOST = 10_000;

  /** The beginning of a text, as much as is looked at. */
  private record Text(long hash, String start) {}

  /** The one with the greatest hash first. */
  private final PriorityQueue<Text> sample =
      new PriorityQueue<>(Comparator.comparingLong(Text::hash).reversed());

  private long count;

  void add(String text) {
    count++;
    long hash = Hashing.murmur3_128().hashUnencodedChars(text).asLong();
    Text greatest = sample.peek();
    if (greatest == null || sample.size() < MOST || hash < greatest.hash()) {
      add(new Text(hash, Surrogates.prefix(text, Languages.LOOKED_AT)));
    }
  }

  void add(RowLanguages later) {
    count += later.count;
    later.sample.forEach(this::add);
  }

  private void add(Text text) {
    sample.add(text);
    if (sample.size() > MOST) {
      sample.remove();
    }
  }

  /** How many texts there are. */
  long count() {
    return count;
  }

  /**
   * What is told of the texts that were looked at.
   *
   * @param texts how many
   * @param tooShort how many of them have too few letters to tell
   * @param languages codes of {@link Languages}, each with its texts; the most frequent first, of
   *     equally frequent ones the first by alphabet
   */
  record Told(int texts, long tooShort, List<Map.Entry<String, Long>> languages) {}

  /** Tells the languages, with all cores. */
  Told told() {
    Map<String, Long> found =
        sample.parallelStream()
            .filter(text -> Languages.letters(text.start()) >= Languages.LETTERS)
            .map(text -> Languages.mostProbable(text.start()))
            .collect(Collectors.groupingBy(language -> language, Collectors.counting()));
    long told = found.values().stream().mapToLong(Long::longValue).sum();
    return new Told(sample.size(), sample.size() - told, Frequent.first(found));
  }
}
