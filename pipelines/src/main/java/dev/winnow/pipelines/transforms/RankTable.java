package dev.winnow.pipelines.transforms;

import java.io.Serializable;
import java.util.List;

/**
 * Ranks in flat arrays, 44 bytes each: what crosses the wire and stays in memory by the million.
 */
public final class RankTable implements Serializable {
  private final int[] priorities;
  private final long[] longs;

  private static final int LONGS = 5;

  public RankTable(List<RowRank> ranks) {
    priorities = new int[ranks.size()];
    longs = new long[ranks.size() * LONGS];
    for (int i = 0; i < priorities.length; i++) {
      RowRank rank = ranks.get(i);
      priorities[i] = rank.priority();
      longs[i * LONGS] = rank.weight();
      longs[i * LONGS + 1] = rank.idHigh();
      longs[i * LONGS + 2] = rank.idLow();
      longs[i * LONGS + 3] = rank.provenance();
      longs[i * LONGS + 4] = rank.position();
    }
  }

  public int size() {
    return priorities.length;
  }

  public RowRank get(int i) {
    int at = i * LONGS;
    return new RowRank(
        priorities[i], longs[at], longs[at + 1], longs[at + 2], longs[at + 3], longs[at + 4]);
  }

  /** Where a rank stands in a table that is in order; negative if it is not there. */
  public int find(RowRank rank) {
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
