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
   * @param similarity of the two, rounded to four places
   */
  record Drop(String of, double similarity) {}

  private static final double PLACES = 10_000;

  private final RankTable gone;
  private final RankTable partners;
  private final double[] similarities;

  private Drops(List<RowRank> gone, List<RowRank> partners, double[] similarities) {
    this.gone = new RankTable(gone);
    this.partners = new RankTable(partners);
    this.similarities = similarities;
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
    List<RowRank> gone = new ArrayList<>();
    List<RowRank> partners = new ArrayList<>();
    double[] similarities = new double[nodes.size()];
    for (int node = 0; node < nodes.size(); node++) {
      if (!set.stays(node)) {
        similarities[gone.size()] = Math.rint(set.similarity(node) * PLACES) / PLACES;
        gone.add(nodes.get(node));
        partners.add(nodes.get(set.partner(node)));
      }
    }
    return new Drops(gone, partners, similarities);
  }

  /** Why a row goes; null if it stays. */
  @Nullable Drop find(RowRank rank) {
    int at = gone.find(rank);
    return at < 0 ? null : new Drop(partners.get(at).id(), similarities[at]);
  }
}
