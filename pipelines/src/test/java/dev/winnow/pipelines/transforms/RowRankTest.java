package dev.winnow.pipelines.transforms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.pipelines.fixture.RandomRows;
import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import dev.winnow.templates.Lineage;
import dev.winnow.templates.Provenance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RowRankTest {
  private static Example row(String source, long position) {
    return Example.of("i", "", "o", Provenance.read(source, "", position));
  }

  @Test
  void givenAnyRow_knowsItsId() {
    RandomRows rows = new RandomRows(3);
    for (int i = 0; i < 300; i++) {
      Example row = rows.row();
      assertThat(RowRank.of(i, row).id()).hasToString(ExampleId.of(row));
    }
  }

  @Test
  void greaterWeightComesFirst() {
    Example row = row("a", 1);
    assertThat(RowRank.of(2, row)).isLessThan(RowRank.of(1, row));
    assertThat(RowRank.of(Integer.MAX_VALUE, row)).isLessThan(RowRank.of(Integer.MIN_VALUE, row));
  }

  @Test
  void givenEqualWeights_orderIsThatOfTheIds() {
    RandomRows rows = new RandomRows(4);
    List<RowRank> ranks = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      ranks.add(RowRank.of(1, rows.row()));
    }
    Collections.sort(ranks);
    assertThat(ranks).extracting(RowRank::id).isSorted();
  }

  @Test
  void givenSameContent_sourceAndPositionTellRowsApart() {
    RowRank first = RowRank.of(1, row("a", 1));
    assertThat(first).isEqualByComparingTo(RowRank.of(1, row("a", 1)));
    assertThat(first).isLessThan(RowRank.of(1, row("a", 2)));
    assertThat(first.compareTo(RowRank.of(1, row("b", 1)))).isNotZero();
  }

  private static Example row(long position, UnaryOperator<Provenance> from, double score) {
    TreeMap<String, Double> scores = new TreeMap<>(Map.of("score", score));
    Provenance provenance = from.apply(Provenance.read("a", "", position));
    return new Example("", List.of(), "i", "", "o", provenance, scores);
  }

  /** Else the order of the input would decide which of two rows stands in the rejects. */
  @Test
  void givenSameContent_whateverRejectsShowDecidesBeforeThePosition() {
    List<BiFunction<Long, Integer, Example>> differences =
        List.of(
            (position, i) -> row(position, from -> from, i),
            (position, i) -> row(position, from -> from.by("operation" + i), 1),
            (position, i) -> row(position, from -> from.of("category" + i), 1),
            (position, i) -> row(position, from -> from.finished("reason" + i), 1),
            (position, i) -> row(position, from -> from.from(new Lineage("r", "p", i)), 1));
    for (BiFunction<Long, Integer, Example> row : differences) {
      for (int i = 0; i < 20; i++) {
        int order = RowRank.of(1, row.apply(1L, i)).compareTo(RowRank.of(1, row.apply(2L, i + 1)));
        int turned = RowRank.of(1, row.apply(2L, i)).compareTo(RowRank.of(1, row.apply(1L, i + 1)));
        assertThat(Integer.signum(order)).isEqualTo(Integer.signum(turned)).isNotZero();
      }
    }
  }
}
