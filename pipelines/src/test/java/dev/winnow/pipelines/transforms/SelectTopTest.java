package dev.winnow.pipelines.transforms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.pipelines.coders.ExampleCoder;
import dev.winnow.pipelines.fixture.Collected;
import dev.winnow.pipelines.fixture.Pipelines;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.templates.Example;
import dev.winnow.templates.Provenance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectTopTest {
  private static final int ROWS = 200;

  private record Outcome(List<Example> kept, List<OutputLine> dropped) {}

  private static Outcome select(int top, List<Example> rows) {
    Pipeline pipeline = Pipelines.direct();
    Rows selected =
        pipeline
            .apply(Create.of(rows).withCoder(ExampleCoder.of()))
            .apply(new SelectTop(top, row -> row.output().length()));
    Collected<Example> kept = Collected.of(selected.examples());
    Collected<OutputLine> dropped = Collected.lines(selected.rejects());
    pipeline.run().waitUntilFinish();
    return new Outcome(kept.list(), dropped.list());
  }

  /** Few different lengths, so that there are many ties; some rows twice. */
  private static List<Example> rows() {
    SplittableRandom random = new SplittableRandom(21);
    List<Example> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      String text = i % 10 == 0 ? "twice" : Integer.toString(random.nextInt());
      String output = "o".repeat(1 + (i % 10 == 0 ? 3 : random.nextInt(5)));
      rows.add(Example.of(text, "", output, Provenance.read("f", "", i + 1)));
    }
    return rows;
  }

  private static RowRank rank(Example row) {
    return RowRank.of(row.output().length(), row);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 77, ROWS - 1})
  void givenMoreRows_keepsTheFirstInRankAndDropsTheRest(int top) {
    List<Example> rows = rows();
    List<Example> ranked = rows.stream().sorted(Comparator.comparing(SelectTopTest::rank)).toList();
    Outcome outcome = select(top, rows);
    assertThat(outcome.kept()).containsExactlyInAnyOrderElementsOf(ranked.subList(0, top));
    assertThat(outcome.dropped()).hasSize(ROWS - top);
    assertThat(outcome.dropped()).extracting(OutputLine::label).containsOnly("select.not_in_top");
    String least = Integer.toString(ranked.get(top - 1).output().length());
    assertThat(Lines.at("/detail/least", outcome.dropped())).containsOnly(least);
  }

  @ParameterizedTest
  @ValueSource(ints = {ROWS, ROWS + 1, Integer.MAX_VALUE})
  void givenNoMoreRowsThanPlaces_keepsAll(int top) {
    Outcome outcome = select(top, rows());
    assertThat(outcome.kept()).containsExactlyInAnyOrderElementsOf(rows());
    assertThat(outcome.dropped()).isEmpty();
  }

  @Test
  void givenAnotherOrder_keepsTheSame() {
    List<Example> shuffled = rows();
    Collections.shuffle(shuffled, new Random(5));
    assertThat(new HashSet<>(select(50, shuffled).kept()))
        .isEqualTo(new HashSet<>(select(50, rows()).kept()));
  }

  @Test
  void givenNoRows_givesNone() {
    Outcome outcome = select(3, List.of());
    assertThat(outcome.kept()).isEmpty();
    assertThat(outcome.dropped()).isEmpty();
  }
}
