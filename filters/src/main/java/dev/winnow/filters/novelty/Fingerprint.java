package dev.winnow.filters.novelty;

/**
 * A set of word occurrences in 64 bits, one bit an occurrence. What it tells of short texts spares
 * most of them a closer look; long texts have nearly all bits set, and it tells nothing.
 */
final class Fingerprint {
  private static final long SPREAD = 0x9fb21c651e98df25L;
  private static final int SHIFT = Long.SIZE - 6;

  private Fingerprint() {}

  static long of(int[] occurrences) {
    long bits = 0;
    for (int occurrence : occurrences) {
      bits |= 1L << ((occurrence * SPREAD) >>> SHIFT);
    }
    return bits;
  }

  /**
   * The most occurrences that two sets can have in common: a bit that only one has stands for at
   * least one that the other lacks.
   *
   * @param m how many occurrences the first has
   * @param n how many the second has
   */
  static int mostCommon(long first, int m, long second, int n) {
    return Math.min(m - Long.bitCount(first & ~second), n - Long.bitCount(second & ~first));
  }
}
