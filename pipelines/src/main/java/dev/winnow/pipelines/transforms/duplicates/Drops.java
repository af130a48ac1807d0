package dev.winnow.pipelines.transforms.duplicates;

import dev.winnow.filters.neardup.Edges;
import dev.winnow.filters.neardup.FirstIndependentSet;
import dev.winnow.pipelines.transforms.RowRank;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rows that go, each with the row that stays in its place. */
final class Drops implements Serializable {
  /**
   * Why a row goes.
   *
   * @param of the id of the row that stays
   * @param similarity of the two
   */
  record Drop(String of, double similarity) {}

  private final RankTable gone;
  private final RankTable partners;
  private final double[] similarities;

  private Drops(Builder from) {
    gone = new RankTable(from.gone);
    partners = new RankTable(from.partners);
    similarities = from.similarities.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Decides who stays, from the pairs of all partitions. */
  static Drops of(List<PairBlock> blocks) {
    TreeSet<RowRank> ranks = new TreeSet<>();
    for (PairBlock block : blocks) {
      for (int i = 0; i < block.ranks().size(); i++) {
        ranks.add(block.ranks().get(i));
      }
    }
    RankTable nodes = new RankTable(new ArrayList<>(ranks));
    Edges edges = new Edges();
    for (PairBlock block : blocks) {
      block.addTo(edges, nodes);
    }
    return of(nodes, FirstIndependentSet.of(nodes.size(), edges));
  }

  private static Drops of(RankTable nodes, FirstIndependentSet set) {
    Builder drops = new Builder();
    for (int node = 0; node < nodes.size(); node++) {
      if (!set.stays(node)) {
        drops.add(nodes.get(node), nodes.get(set.partner(node)), set.similarity(node));
      }
    }
    return drops.build();
  }

  /** Why a row goes; null if it stays. */
  @Nullable Drop find(RowRank rank) {
    int at = gone.find(rank);
    return at < 0 ? null : new Drop(partners.get(at).id(), similarities[at]);
  }

  /** Gathers rows that go, in the order of their ranks. */
  static final class Builder {
    private final List<RowRank> gone = new ArrayList<>();
    private final List<RowRank> partners = new ArrayList<>();
    private final List<Double> similarities = new ArrayList<>();

    void add(RowRank row, RowRank partner, double similarity) {
      gone.add(row);
      partners.add(partner);
      similarities.add(similarity);
    }

    Drops build() {
      return new Drops(this);
    }
  }
}
