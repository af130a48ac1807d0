package dev.winnow.filters.neardup;

/**
 * The Jaccard similarity of two sets: how many elements both have, over how many there are. It is
 * {@code (double) both / union}, the nearest double to the fraction, and is compared by {@code >=}:
 * the same as Python's {@code both / union >= threshold}.
 *
 * <p>Sets are sorted distinct hashes, at least one.
 */
public final class Jaccard {
  private Jaccard() {}

  /** The similarity, 0 to 1. Linear in the sizes. */
  public static double similarity(long[] a, long[] b) {
    return similarityFrom(a, b, 0);
  }

  /** The similarity if it is at least the threshold, −1 otherwise, as soon as it cannot be. */
  static double similarityFrom(long[] a, long[] b, double threshold) {
    int needed = needed(a.length, b.length, threshold);
    int spareA = a.length - needed;
    int spareB = b.length - needed;
    int i = 0;
    int j = 0;
    int both = 0;
    while (i < a.length && j < b.length) {
      // What a has read and b did not have is i − both: over the spare, too few can follow.
      if (i - both > spareA || j - both > spareB) {
        return -1;
      }
      long left = a[i];
      long right = b[j];
      both += left == right ? 1 : 0;
      i += left <= right ? 1 : 0;
      j += right <= left ? 1 : 0;
    }
    return both < needed ? -1 : similarity(both, a.length, b.length);
  }

  private static double similarity(int both, int a, int b) {
    return (double) both / ((long) a + b - both);
  }

  /**
   * The least number of common elements that reaches the threshold, more than either has if none
   * does. The estimate is at most one off; the comparison itself decides, so that rounding cannot.
   */
  private static int needed(int a, int b, double threshold) {
    int needed = (int) Math.ceil(threshold / (1 + threshold) * ((double) a + b));
    while (needed > 0 && similarity(needed - 1, a, b) >= threshold) {
      needed--;
    }
    while (needed <= Math.min(a, b) && similarity(needed, a, b) < threshold) {
      needed++;
    }
    return needed;
  }
}
