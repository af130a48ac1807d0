package dev.winnow.filters.decontamination;

import dev.winnow.filters.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a text shares with benchmarks. Words are numbers here: a text's n-grams that hold a
 * word which no benchmark has are never looked up. Immutable once built; about 40 bytes a word of
 * the benchmarks.
 */
final class NgramIndex {
  private static final Map<Benchmarks, NgramIndex> BUILT = new ConcurrentHashMap<>();
  private static final int UNKNOWN = -1;

  /** Of the beginnings, as a power of two. */
  private static final int BITS_A_WORD = 3;

  private final Benchmarks benchmarks;
  private final Map<String, Integer> vocabulary = new HashMap<>();

  /** The words of all texts, one after the other, and the problem that each of them stands in. */
  private final int[] words;

  private final int[] problems;

  /**
   * How n-grams begin, by the hash of their first words, as many as the shortest has: small enough
   * for a processor's cache, and it spares nearly all places the look into the tables.
   */
  private final BitSet beginnings = new BitSet();

  private final int hashes;

  /** By their length, from 0. */
  private final List<Ngrams> ngrams = new ArrayList<>();

  /**
   * A text of a problem.
   *
   * @param length of its n-grams: that of the text where it is shorter than usual
   */
  @SuppressWarnings("ArrayRecordComponent") // of one index only; never compared as a whole
  private record Text(int problem, int[] words, int length) {
    int ngrams() {
      return words.length - length + 1;
    }
  }

  /**
   * What is shared.
   *
   * @param at the n-gram's first word in the text
   * @param words how many
   */
  record Hit(Problem problem, int at, int words) {}

  private NgramIndex(Benchmarks benchmarks) {
    this.benchmarks = benchmarks;
    List<Text> texts = texts();
    int total = texts.stream().mapToInt(text -> text.words().length).sum();
    words = new int[total];
    problems = new int[total];
    hashes = (Integer.highestOneBit(Math.max(1, total)) << BITS_A_WORD) - 1;
    int[] counts = new int[benchmarks.words() + 1];
    texts.forEach(text -> counts[text.length()] += text.ngrams());
    for (int length = 0; length < counts.length; length++) {
      ngrams.add(new Ngrams(length, words, counts[length]));
    }
    int start = 0;
    for (Text text : texts) {
      add(text, start);
      start += text.words().length;
    }
  }

  /** The index of these benchmarks; a JVM builds it once. */
  static NgramIndex of(Benchmarks benchmarks) {
    return BUILT.computeIfAbsent(benchmarks, NgramIndex::new);
  }

  private List<Text> texts() {
    List<Text> texts = new ArrayList<>();
    for (int i = 0; i < benchmarks.problems().size(); i++) {
      Problem problem = benchmarks.problems().get(i);
      for (String question : problem.questions()) {
        int[] numbers = learnt(Words.of(question));
        if (numbers.length > 0) {
          texts.add(new Text(i, numbers, Math.min(benchmarks.words(), numbers.length)));
        }
      }
      int[] answer = learnt(Words.of(problem.answer()));
      if (answer.length >= benchmarks.words()) {
        texts.add(new Text(i, answer, benchmarks.words()));
      }
    }
    return texts;
  }

  private int[] learnt(List<String> text) {
    return text.stream()
        .mapToInt(word -> vocabulary.computeIfAbsent(word, unused -> vocabulary.size()))
        .toArray();
  }

  private void add(Text text, int start) {
    System.arraycopy(text.words(), 0, words, start, text.words().length);
    Arrays.fill(problems, start, start + text.words().length, text.problem());
    for (int i = 0; i < text.ngrams(); i++) {
      long hash = 0;
      for (int k = 0; k < text.length(); k++) {
        hash = Ngrams.hash(hash, text.words()[i + k]);
        if (k + 1 == benchmarks.shortest()) {
          beginnings.set((int) hash & hashes);
        }
      }
      ngrams.get(text.length()).add(hash, start + i, text.problem());
    }
  }

  /** The first n-gram that a text shares with a problem, the longest where several begin there. */
  @Nullable Hit find(List<String> text) {
    int[] numbers =
        text.stream().mapToInt(word -> vocabulary.getOrDefault(word, UNKNOWN)).toArray();
    for (int i = 0; i < numbers.length; i++) {
      Hit hit = at(numbers, i);
      if (hit != null) {
        return hit;
      }
    }
    return null;
  }

  private @Nullable Hit at(int[] text, int from) {
    int longest = Math.min(benchmarks.words(), text.length - from);
    Hit hit = null;
    long hash = 0;
    for (int length = 1; length <= longest && text[from + length - 1] != UNKNOWN; length++) {
      hash = Ngrams.hash(hash, text[from + length - 1]);
      if (length == benchmarks.shortest() && !beginnings.get((int) hash & hashes)) {
        return null;
      }
      if (length >= benchmarks.shortest() || length == text.length) {
        int place = ngrams.get(length).find(hash, text, from, benchmarks.common());
        if (place >= 0) {
          hit = new Hit(benchmarks.problems().get(problems[place]), from, length);
        }
      }
    }
    return hit;
  }
}
