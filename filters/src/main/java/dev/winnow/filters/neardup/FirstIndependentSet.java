package dev.winnow.filters.neardup;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Which of the similar rows stay: the lexicographically first maximal independent set of the graph
 * of similar pairs. In the order of the rows, one stays unless an earlier one that stays is similar
 * to it. So no two that stay are similar, and each that goes has a partner that stays and is
 * similar to it itself.
 *
 * <p>Rows are compared where they share a key, by the exact Jaccard similarity of their shingles,
 * and only with rows that stay: of rows that say the same one is compared, so time grows with the
 * rows and not with the similar pairs. Of rows in one bucket that stay all, because they are not
 * similar, a row is compared with the nearest {@value Comparison#MOST_IN_BUCKET}; how many rows
 * that befell is counted. (Where every pair is wanted there is no such bound, and a text that
 * stands in most rows takes time that grows with their square.) The partner is the most similar
 * one, the earliest where several are.
 *
 * <p>Rows are taken in blocks. Against the rows before the block all of a block are compared at
 * once, by several threads; then, in order, against those of the block itself. How many threads
 * there are makes no difference to what stays.
 */
public final class FirstIndependentSet {
  private static final int NONE = -1;
  private static final int BLOCK = 1 << 12;

  private final Sketches rows;
  private final double threshold;
  private final int[] partners;
  private final double[] similarities;

  private final BitSet cut = new BitSet();
  private final int threads;

  private FirstIndependentSet(Sketches rows, double threshold, int threads) {
    this.rows = rows;
    this.threads = threads;
    this.threshold = threshold;
    partners = new int[rows.size()];
    Arrays.fill(partners, NONE);
    similarities = new double[rows.size()];
  }

  /**
   * Compares rows that share a bucket key.
   *
   * @param references the first so many rows stay whatever they are similar to
   * @param threshold Jaccard similarity, over 0 and at most 1
   */
  public static FirstIndependentSet ofBuckets(Sketches rows, int references, double threshold) {
    return ofBuckets(rows, references, threshold, threads(), Comparison.MOST_IN_BUCKET);
  }

  static FirstIndependentSet ofBuckets(
      Sketches rows, int references, double threshold, int threads, int most) {
    return of(rows, references, threshold, CandidateKeys.ofBuckets(rows), threads, most);
  }

  /** The same, for all similar pairs that there are: bucket keys are not looked at. */
  public static FirstIndependentSet exact(Sketches rows, int references, double threshold) {
    return of(
        rows,
        references,
        threshold,
        new RarestShingles(rows, threshold),
        threads(),
        Integer.MAX_VALUE);
  }

  private static FirstIndependentSet of(
      Sketches rows, int references, double threshold, CandidateKeys keys, int threads, int most) {
    if (!(threshold > 0 && threshold <= 1)) {
      throw new IllegalArgumentException("not over 0 and at most 1: " + threshold);
    }
    FirstIndependentSet set = new FirstIndependentSet(rows, threshold, threads);
    set.decide(Chains.of(rows.size(), keys), references, most);
    return set;
  }

  private static int threads() {
    return Runtime.getRuntime().availableProcessors();
  }

  private void decide(Chains chains, int references, int most) {
    Comparison[] comparisons = new Comparison[threads];
    Arrays.setAll(comparisons, i -> new Comparison(rows, chains, threshold, this, most));
    for (int from = references; from < rows.size(); from += BLOCK) {
      Block block = new Block(chains, from, Math.min(from + BLOCK, rows.size()));
      IntStream.range(0, threads)
          .parallel()
          .forEach(
              i -> {
                for (int row = block.from() + i; row < block.to(); row += threads) {
                  comparisons[i].compareBefore(block, row);
                }
              });
      for (int row = block.from(); row < block.to(); row++) {
        comparisons[0].compareWithin(block, row);
      }
    }
  }

  /** A row that stays is similar to a later one. Kept if none better is known. */
  void found(int row, int partner, double similarity) {
    if (partners[row] == NONE
        || similarity > similarities[row]
        || (similarity == similarities[row] && partner < partners[row])) {
      partners[row] = partner;
      similarities[row] = similarity;
    }
  }

  /** Not all rows of a bucket were looked at for this one. */
  synchronized void cut(int row) {
    cut.set(row);
  }

  /** How many rows were not compared with all that share a bucket with them. */
  public int cut() {
    return cut.cardinality();
  }

  /** Whether the row stays. */
  public boolean stays(int row) {
    return partners[row] == NONE;
  }

  /** The row that stays in place of this one; −1 if this one stays. */
  public int partner(int row) {
    return partners[row];
  }

  /** How similar the partner is; 0 if the row stays. */
  public double similarity(int row) {
    return similarities[row];
  }
}
