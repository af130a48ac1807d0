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
    return similarityFrom(a, a.length, b, b.length, 0);
  }

  /**
   * The similarity of the sets at the beginnings of two arrays if it is at least the threshold, −1
   * otherwise, as soon as it cannot be.
   */
  static double similarityFrom(long[] a, int sizeA, long[] b, int sizeB, double threshold) {
    int needed = needed(sizeA, sizeB, threshold);
    int spareA = sizeA - needed;
    int spareB = sizeB - needed;
    int i = 0;
    int j = 0;
    int both = 0;
    while (i < sizeA && j < sizeB) {
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
    return both < needed ? -1 : similarity(both, sizeA, sizeB);
  }

  private static double similarity(int both, int a, int b) {
    return (double) both / ((long) a + b - both);
  }

  /** The least number of elements that a set shares with any set that is so similar, at least 1. */
  static int leastCommon(int size, double threshold) {
    int least = Math.max(1, (int) Math.ceil(threshold * size));
    while (least > 1 && similarity(least - 1, size, least - 1) >= threshold) {
      least--;
    }
    return least;
  }

  /** Whether sets of these sizes can be so similar at all. */
  static boolean canReach(int sizeA, int sizeB, double threshold) {
    int smaller = Math.min(sizeA, sizeB);
    return similarity(smaller, sizeA, sizeB) >= threshold;
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
