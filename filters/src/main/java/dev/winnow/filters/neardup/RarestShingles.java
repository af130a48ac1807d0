package dev.winnow.filters.neardup;

import java.util.Arrays;

/**
 * Keys that no similar pair can be without: the rarest shingles of a row, so many that two sets of
 * the wished similarity cannot have all that they share among the others (prefix filtering;
 * Chaudhuri, Ganti and Kaushik, "A Primitive Operator for Similarity Joins in Data Cleaning", ICDE
 * 2006; Xiao et al., "Efficient Similarity Joins for Near Duplicate Detection", WWW 2008).
 *
 * <p>Rows of similarity {@code t} or more share at least ⌈t·n⌉ shingles of either, {@code n} of
 * them. Of the shingles in one order for all rows, rarest first, the first {@code n − ⌈t·n⌉ + 1} of
 * both therefore have one in common. Rarity makes keys that few rows share; any order is right.
 */
final class RarestShingles implements CandidateKeys {
  private final Sketches rows;
  private final double threshold;
  private final KeyCounts counts;

  /** Counts the shingles of all rows. */
  RarestShingles(Sketches rows, double threshold) {
    this.rows = rows;
    this.threshold = threshold;
    long total = 0;
    for (int row = 0; row < rows.size(); row++) {
      total += rows.shingleCount(row);
    }
    counts = new KeyCounts(total);
    for (int row = 0; row < rows.size(); row++) {
      for (long shingle : shingles(row)) {
        counts.add(shingle);
      }
    }
  }

  private long[] shingles(int row) {
    long[] shingles = new long[rows.shingleCount(row)];
    rows.copyShingles(row, shingles);
    return shingles;
  }

  @Override
  public long[] of(int row) {
    long[] shingles = shingles(row);
    if (shingles.length == 0) {
      return shingles;
    }
    int prefix = shingles.length - Jaccard.leastCommon(shingles.length, threshold) + 1;
    // By count, then by place in the row: the place follows from the hash, so the order is one for
    // all rows.
    long[] order = new long[shingles.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = ((long) counts.of(shingles[i]) << Integer.SIZE) | i;
    }
    Arrays.sort(order);
    return counts.shared(Arrays.stream(order).limit(prefix).map(o -> shingles[(int) o]).toArray());
  }
}
