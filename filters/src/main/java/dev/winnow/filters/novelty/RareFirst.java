package dev.winnow.filters.novelty;

import java.util.Arrays;

/**
 * The order in which a text's word occurrences are looked at: those in few texts first. It may be
 * any order as long as it is the same for all; how good it is decides only how much is compared.
 */
final class RareFirst {
  private final int[] places;

  /** An order without any knowledge. */
  RareFirst() {
    this(new int[0]);
  }

  /**
   * @param counts in how many texts each occurrence is
   */
  RareFirst(int[] counts) {
    long[] order = new long[counts.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = key(counts[i], i);
    }
    Arrays.sort(order);
    places = new int[order.length];
    for (int place = 0; place < order.length; place++) {
      places[(int) order[place]] = place;
    }
  }

  /** Occurrences that are newer than the order are rare; the newest first. */
  private int place(int occurrence) {
    return occurrence < places.length ? places[occurrence] : ~occurrence;
  }

  private static long key(int high, int low) {
    return ((long) high << Integer.SIZE) | low;
  }

  /** The same occurrences in order. */
  int[] sorted(int[] occurrences) {
    long[] order = new long[occurrences.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = key(place(occurrences[i]), occurrences[i]);
    }
    Arrays.sort(order);
    int[] sorted = new int[order.length];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = (int) order[i];
    }
    return sorted;
  }
}
