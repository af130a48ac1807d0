package dev.winnow.filters.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.filters.neardup.Binomial;
import dev.winnow.filters.text.TokenCounter;
import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import dev.winnow.templates.Provenance;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldoutTest {
  private static final double P_VALUE = 0.001;
  private static final List<Example> ROWS =
      IntStream.range(0, 8_000)
          .mapToObj(i -> Example.of("ask " + i, "", "say", Provenance.read("f", "", i)))
          .toList();

  private static int held(Holdout holdout, List<Example> rows) {
    return (int) rows.stream().filter(row -> holdout.takes(ExampleId.of(row))).count();
  }

  @ParameterizedTest
  @CsvSource({"0.05, 1", "0.05, 2", "0.5, 3", "0.9, 4", "0.2, -9223372036854775808"})
  void holdsOutTheShare(double share, long seed) {
    int held = held(new Holdout(share, seed), ROWS);
    assertThat(Binomial.pValue(held, ROWS.size(), share)).as("%d", held).isGreaterThan(P_VALUE);
  }

  /** With the same hash the rows of a sample would be on one side all. */
  @Test
  void givenRandomSample_holdsOutTheShareOfItToo() {
    List<Example> sample =
        ROWS.stream()
            .filter(
                row -> Measure.RANDOM.weight(row, 42, TokenCounter.DEFAULT) > Long.MAX_VALUE / 2)
            .toList();
    assertThat(sample).hasSizeBetween(1_500, 2_500);
    int held = held(new Holdout(0.1, 42), sample);
    assertThat(Binomial.pValue(held, sample.size(), 0.1)).as("%d", held).isGreaterThan(P_VALUE);
  }

  @Test
  void givenGreaterShare_holdsOutWhatALesserOneDoes() {
    Holdout some = new Holdout(0.05, 7);
    Holdout more = new Holdout(0.3, 7);
    List<String> held =
        ROWS.stream().map(ExampleId::of).filter(some::takes).filter(more::takes).toList();
    assertThat(held).hasSize(held(some, ROWS)).isNotEmpty();
  }

  @Test
  void givenOtherSeed_holdsOutOthers() {
    Holdout one = new Holdout(0.5, 1);
    Holdout other = new Holdout(0.5, 2);
    int same =
        (int)
            ROWS.stream().map(ExampleId::of).filter(id -> one.takes(id) == other.takes(id)).count();
    assertThat(Binomial.pValue(same, ROWS.size(), 0.5)).isGreaterThan(P_VALUE);
  }

  @Test
  void givenAnyText_tellsASide() {
    for (String name : List.of("", "\0", "\ud800", "x".repeat(1_000_000))) {
      assertThat(new Holdout(1 - 0x1p-53, 3).takes(name)).isTrue();
      assertThat(new Holdout(Double.MIN_VALUE, 3).takes(name)).isFalse();
    }
  }
}
