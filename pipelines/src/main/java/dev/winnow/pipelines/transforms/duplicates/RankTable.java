package dev.winnow.pipelines.transforms.duplicates;

import dev.winnow.pipelines.transforms.RowRank;
import java.io.Serializable;
import java.util.List;

/**
 * Ranks in flat arrays, 36 bytes each: what crosses the wire and stays in memory by the million.
 */
final class RankTable implements Serializable {
  private final int[] weights;
  private final long[] halves;

  private static final int HALVES = 4;

  RankTable(List<RowRank> ranks) {
    weights = new int[ranks.size()];
    halves = new long[ranks.size() * HALVES];
    for (int i = 0; i < weights.length; i++) {
      RowRank rank = ranks.get(i);
      weights[i] = rank.weight();
      halves[i * HALVES] = rank.idHigh();
      halves[i * HALVES + 1] = rank.idLow();
      halves[i * HALVES + 2] = rank.provenance();
      halves[i * HALVES + 3] = rank.position();
    }
  }

  int size() {
    return weights.length;
  }

  RowRank get(int i) {
    int at = i * HALVES;
    return new RowRank(weights[i], halves[at], halves[at + 1], halves[at + 2], halves[at + 3]);
  }

  /** Where a rank stands in a table that is in order; negative if it is not there. */
  int find(RowRank rank) {
    int low = 0;
    int high = size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = get(middle).compareTo(rank);
      if (order == 0) {
        return middle;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return -1;
  }
}
