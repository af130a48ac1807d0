package dev.winnow.filters.novelty;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * How many words two texts must have in common to be too similar. F = 2 LCS / (m + n) is over max
 * exactly where LCS is over max (m + n) / 2, so the least such LCS depends on m + n alone. max
 * counts as the decimal number that it is written as: at 0.7, 14 words in common of 20 + 20 are not
 * too many.
 */
final class LeastCommon {
  private static final int FEW = 1024;

  private final BigDecimal half;
  private int[] least = {};

  /**
   * @param max over 0 and under 1
   */
  LeastCommon(double max) {
    half = BigDecimal.valueOf(max).divide(BigDecimal.valueOf(2));
  }

  /** The least LCS that is too long for two texts of so many words together. */
  int of(int words) {
    if (words >= least.length) {
      grow(words);
    }
    return least[words];
  }

  private void grow(int words) {
    int known = least.length;
    least = Arrays.copyOf(least, Math.max(FEW, Math.addExact(words, words / 2)));
    for (int sum = known; sum < least.length; sum++) {
      least[sum] =
          half.multiply(BigDecimal.valueOf(sum)).setScale(0, RoundingMode.FLOOR).intValueExact()
              + 1;
    }
  }

  /** The fewest words of a text that can be too similar to one of m words. */
  int shortest(int m) {
    int low = 1;
    int high = m;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (of(m + middle) <= middle) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The most words of a text that can be too similar to one of m words, if not over the limit. */
  int longest(int m, int limit) {
    int n = Math.min(m, limit);
    while (n < limit && of(m + n + 1) <= m) {
      n++;
    }
    return n;
  }
}
