package dev.winnow.pipelines.transforms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.pipelines.fixture.RandomRows;
import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import dev.winnow.templates.Provenance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
}
