package dev.winnow.pipelines.transforms.duplicates;

import dev.winnow.filters.neardup.Edges;
import dev.winnow.filters.neardup.PairConsumer;
import dev.winnow.pipelines.transforms.RowRank;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The similar pairs of one partition, and the ranks of the rows that are in one. */
final class PairBlock implements Serializable {
  /** No pairs. */
  static final PairBlock NONE = new Builder(List.of()).build();

  private final RankTable ranks;
  private final int[] earlier;
  private final int[] later;
  private final double[] similarities;

  private PairBlock(RankTable ranks, int[] earlier, int[] later, double[] similarities) {
    this.ranks = ranks;
    this.earlier = earlier;
    this.later = later;
    this.similarities = similarities;
  }

  RankTable ranks() {
    return ranks;
  }

  /** Adds the pairs to a graph whose nodes are the ranks of a table. */
  void addTo(Edges edges, RankTable nodes) {
    int[] node = new int[ranks.size()];
    for (int i = 0; i < node.length; i++) {
      node[i] = nodes.find(ranks.get(i));
    }
    for (int i = 0; i < earlier.length; i++) {
      if (Double.isNaN(similarities[i])) {
        edges.addCopy(node[earlier[i]], node[later[i]]);
      } else {
        edges.add(node[earlier[i]], node[later[i]], similarities[i]);
      }
    }
  }

  /**
   * Takes pairs by the numbers of their rows in a list of ranks. A copy is a pair without a
   * similarity.
   */
  static final class Builder implements PairConsumer {
    private static final int FEW = 64;

    /** 320 MB of pairs; then their number grows with the square of the rows. */
    private static final int MOST = 20_000_000;

    private final List<RowRank> rows;

    /** The number of a row among the ranks, from 1; 0 for a row that is in no pair. */
    private final int[] numbers;

    private final List<RowRank> ranks = new ArrayList<>();
    private int[] earlier = new int[FEW];
    private int[] later = new int[FEW];
    private double[] similarities = new double[FEW];
    private int size;

    Builder(List<RowRank> rows) {
      this.rows = rows;
      this.numbers = new int[rows.size()];
    }

    @Override
    public void add(int first, int second, double similarity) {
      if (size == MOST) {
        throw new TooManyPairs(MOST);
      }
      if (size == earlier.length) {
        earlier = Arrays.copyOf(earlier, size * 2);
        later = Arrays.copyOf(later, size * 2);
        similarities = Arrays.copyOf(similarities, size * 2);
      }
      earlier[size] = number(first);
      later[size] = number(second);
      similarities[size++] = similarity;
    }

    @Override
    public void addCopy(int representative, int copy) {
      add(representative, copy, Double.NaN);
    }

    private int number(int row) {
      if (numbers[row] == 0) {
        ranks.add(rows.get(row));
        numbers[row] = ranks.size();
      }
      return numbers[row] - 1;
    }

    PairBlock build() {
      return new PairBlock(
          new RankTable(ranks),
          Arrays.copyOf(earlier, size),
          Arrays.copyOf(later, size),
          Arrays.copyOf(similarities, size));
    }
  }
}
