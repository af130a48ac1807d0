package dev.winnow.pipelines.transforms.duplicates;

import dev.winnow.pipelines.transforms.RankTable;
import dev.winnow.pipelines.transforms.RowRank;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
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

  /** Why a row goes; null if it stays. */
  @Nullable Drop find(RowRank rank) {
    int at = gone.find(rank);
    return at < 0 ? null : new Drop(partners.get(at).id().toString(), similarities[at]);
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
