package dev.winnow.filters.novelty;

import dev.winnow.filters.text.Words;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers for words and for their repetitions: the second "the" of a text has a number of its own,
 * so that the multiset of a text's words is a set of numbers. A word's own number is that of its
 * first occurrence. Numbers are given in the order of arrival, from 0, and stay.
 */
final class Dictionary {
  private static final int FEW = 1024;
  private static final int NONE = -1;

  private final Map<String, Integer> words = new HashMap<>();

  /** From an occurrence's number to that of one more occurrence of the same word. */
  private int[] next = new int[FEW];

  /** While a text is read, from a word's number to that of its last occurrence. */
  private int[] last = new int[FEW];

  private int size;

  /** How many numbers there are. */
  int size() {
    return size;
  }

  /** A text by numbers; what is new gets its numbers. */
  Tokens read(String text) {
    int[] words = words(text);
    int[] occurrences = occurrences(words);
    return new Tokens(words, occurrences, Fingerprint.of(occurrences));
  }

  private int[] words(String text) {
    List<String> read = Words.of(text);
    int[] numbers = new int[read.size()];
    for (int i = 0; i < numbers.length; i++) {
      Integer known = words.get(read.get(i));
      numbers[i] = known == null ? add(read.get(i)) : known;
    }
    return numbers;
  }

  private int add(String word) {
    words.put(word, size);
    return number();
  }

  private int number() {
    if (size == next.length) {
      next = Arrays.copyOf(next, 2 * size);
      last = Arrays.copyOf(last, 2 * size);
    }
    next[size] = NONE;
    last[size] = NONE;
    return size++;
  }

  /** The occurrences of a text's words, all different, in the order of the words. */
  int[] occurrences(int[] text) {
    int[] occurrences = new int[text.length];
    for (int i = 0; i < text.length; i++) {
      int before = last[text[i]];
      occurrences[i] = before == NONE ? text[i] : following(before);
      last[text[i]] = occurrences[i];
    }
    for (int word : text) {
      last[word] = NONE;
    }
    return occurrences;
  }

  private int following(int occurrence) {
    if (next[occurrence] == NONE) {
      int number = number(); // may replace the array
      next[occurrence] = number;
    }
    return next[occurrence];
  }
}
