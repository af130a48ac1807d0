package dev.winnow.filters.neardup;

import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * Which rows hang together: the connected components of the graph of similar pairs, through rows
 * that go as well as through rows that stay.
 *
 * <p>{@link FirstIndependentSet} compares rows with rows that stay only; here two rows that both go
 * may be the link between two that stay. What is in one cluster already is not compared again, and
 * a row that equals the one that stays in its place is left to that one: it is similar to the same
 * rows. Pairs are found by the same keys, under the same bound: of the rows of other clusters in
 * one bucket a row is compared with the nearest {@value Comparison#MOST_IN_BUCKET}.
 *
 * <p>One thread does it, in the order of the rows, because what is compared depends on what hangs
 * together already. It holds 16 bytes a row and 12 for each key that a row shares with another one;
 * while it begins, about as much again.
 */
public final class Clusters {
  private static final long[] NO_KEYS = {};

  private final Chains chains;
  private final DisjointSets sets;
  private final Similarities similarities;
  private final double threshold;
  private final int most;

  /** From each link back to one whose row may be of another cluster. */
  private final int[] jumps;

  /** The last row, from 1, that was compared with each row. */
  private final int[] seenBy;

  private Clusters(Sketches rows, CandidateKeys keys, double threshold, int most) {
    this.threshold = threshold;
    this.most = most;
    chains = Chains.of(rows.size(), keys);
    sets = new DisjointSets(rows.size());
    similarities = new Similarities(rows);
    jumps = IntStream.range(0, chains.links()).map(chains::previous).toArray();
    seenBy = new int[rows.size()];
  }

  /**
   * Compares rows that share a bucket key.
   *
   * @param set who stays, by the same threshold
   * @param threshold Jaccard similarity, over 0 and at most 1
   */
  public static Clusters ofBuckets(Sketches rows, FirstIndependentSet set, double threshold) {
    return ofBuckets(rows, set, threshold, Comparison.MOST_IN_BUCKET);
  }

  static Clusters ofBuckets(Sketches rows, FirstIndependentSet set, double threshold, int most) {
    return of(rows, CandidateKeys.ofBuckets(rows), set, threshold, most);
  }

  /** The same, over all similar pairs that there are: bucket keys are not looked at. */
  public static Clusters exact(Sketches rows, FirstIndependentSet set, double threshold) {
    return of(rows, new RarestShingles(rows, threshold), set, threshold, Integer.MAX_VALUE);
  }

  private static Clusters of(
      Sketches rows, CandidateKeys keys, FirstIndependentSet set, double threshold, int most) {
    CandidateKeys ofDistinct = row -> set.similarity(row) == 1 ? NO_KEYS : keys.of(row);
    Clusters clusters = new Clusters(rows, ofDistinct, threshold, most);
    for (int row = 0; row < rows.size(); row++) {
      if (!set.stays(row)) {
        clusters.sets.unite(row, set.partner(row));
      }
    }
    for (int row = 0; row < rows.size(); row++) {
      clusters.compare(row);
    }
    return clusters;
  }

  /** Makes one cluster of the rows that have one name, whatever they are similar to. */
  public void uniteNamesakes(IntToLongFunction names) {
    LastByKey last = new LastByKey(seenBy.length);
    for (int row = 0; row < seenBy.length; row++) {
      int before = last.put(names.applyAsLong(row), row);
      if (before != Chains.NONE) {
        sets.unite(row, before);
      }
    }
  }

  /** A row that stands for the cluster, the same for all its rows. */
  public int of(int row) {
    return sets.find(row);
  }

  private void compare(int row) {
    similarities.of(row);
    for (int link = chains.start(row); link < chains.start(row + 1); link++) {
      int left = most;
      int at = chains.previous(link);
      while (at != Chains.NONE && left > 0) {
        int earlier = chains.row(at);
        if (of(earlier) != of(row)) {
          left--;
          compare(row, earlier);
        }
        at = of(earlier) == of(row) ? jump(at) : chains.previous(at);
      }
    }
  }

  private void compare(int row, int earlier) {
    if (seenBy[earlier] != row + 1) {
      seenBy[earlier] = row + 1;
      if (similarities.with(earlier, threshold) >= threshold) {
        sets.unite(row, earlier);
      }
    }
  }

  /** The first link back along a chain whose row is of another cluster than this one's. */
  private int jump(int link) {
    int cluster = of(chains.row(link));
    int end = jumps[link];
    while (end != Chains.NONE && of(chains.row(end)) == cluster) {
      end = jumps[end];
    }
    for (int at = link; at != end; ) { // what is between is of this cluster, and stays so
      int next = jumps[at];
      jumps[at] = end;
      at = next;
    }
    return end;
  }
}
