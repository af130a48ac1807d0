package dev.winnow.filters.neardup;

import dev.winnow.filters.text.Hash64;
import java.util.Arrays;

/**
 * How often hashes were seen: what is said may be too much, because some share a counter, and never
 * too little, up to {@value #MOST}. 2 bytes a counter; the order of the hashes makes no difference.
 */
final class KeyCounts {
  private static final int MOST = Character.MAX_VALUE;
  private static final int LEAST_BITS = 10;
  private static final int MOST_BITS = 28;

  private final char[] counts;
  private final int shift;

  /**
   * @param expected how many hashes are going to be added, about
   */
  KeyCounts(long expected) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(expected);
    bits = Math.max(LEAST_BITS, Math.min(MOST_BITS, bits));
    counts = new char[1 << bits];
    shift = Long.SIZE - bits;
  }

  void add(long hash) {
    int at = place(hash);
    if (counts[at] < MOST) {
      counts[at]++;
    }
  }

  int of(long hash) {
    return counts[place(hash)];
  }

  /** Those of the hashes that were seen more than once, in their order. */
  long[] shared(long[] hashes) {
    long[] shared = new long[hashes.length];
    int count = 0;
    for (long hash : hashes) {
      if (of(hash) > 1) {
        shared[count++] = hash;
      }
    }
    return count == hashes.length ? hashes : Arrays.copyOf(shared, count);
  }

  /** The highest bits of a product, which depend on all of the hash. */
  private int place(long hash) {
    return (int) ((hash * Hash64.BASE) >>> shift);
  }
}
