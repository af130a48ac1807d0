package dev.winnow.filters.decontamination;

import java.util.Arrays;

/**
 * The n-grams of one length that stand in a sequence of word numbers: for each, where it stands
 * first, and in how many problems. An open-addressing table of at most half its size; what is found
 * by a hash is compared word by word.
 */
final class Ngrams {
  private static final int NONE = -1;

  private final int length;
  private final int[] words;
  private final int[] places;
  private final int[] counts;

  /** The problem that was counted last. */
  private final int[] last;

  /**
   * @param length words in an n-gram
   * @param words the sequence, which places point into
   * @param most how many n-grams may be added
   */
  Ngrams(int length, int[] words, int most) {
    this.length = length;
    this.words = words;
    int size = Integer.highestOneBit(Math.max(1, most)) << 2;
    places = new int[size];
    counts = new int[size];
    last = new int[size];
    Arrays.fill(places, NONE);
  }

  /** The hash of an n-gram, one word longer; of none it is 0. */
  static long hash(long hash, int word) {
    long z = (hash ^ (word + 1L)) * 0x9fb21c651e98df25L;
    return z ^ (z >>> 32);
  }

  /**
   * Adds the n-gram at a place; problems come in order.
   *
   * @param problem that it stands in
   */
  void add(long hash, int place, int problem) {
    int slot = slot(hash, words, place);
    if (places[slot] == NONE) {
      places[slot] = place;
    } else if (last[slot] == problem) {
      return;
    }
    last[slot] = problem;
    counts[slot]++;
  }

  /**
   * Where an n-gram stands first.
   *
   * @param text word numbers; the n-gram begins at {@code from}
   * @param common the most problems that it may stand in
   * @return a place in the sequence, or -1 if it is not there, or too common
   */
  int find(long hash, int[] text, int from, int common) {
    int slot = slot(hash, text, from);
    return counts[slot] <= common ? places[slot] : NONE;
  }

  private int slot(long hash, int[] text, int from) {
    int mask = places.length - 1;
    int slot = (int) hash & mask;
    while (places[slot] != NONE && !same(places[slot], text, from)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean same(int place, int[] text, int from) {
    return Arrays.equals(words, place, place + length, text, from, from + length);
  }
}
