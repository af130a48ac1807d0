package dev.winnow.filters.neardup;

import java.util.SplittableRandom;

/** Random sets of hashes with a known similarity. */
final class Sets {
  private Sets() {}

  /** Two sorted sets, together of {@code union} elements, of which {@code both} are in both. */
  static long[][] pair(SplittableRandom random, int both, int union) {
    int onlyFirst = (union - both) / 2;
    long[] a = new long[both + onlyFirst];
    long[] b = new long[union - onlyFirst];
    for (int i = 0; i < a.length; i++) {
      a[i] = random.nextLong();
    }
    for (int i = 0; i < b.length; i++) {
      b[i] = i < both ? a[i] : random.nextLong();
    }
    return new long[][] {Shingles.distinct(a), Shingles.distinct(b)};
  }
}
