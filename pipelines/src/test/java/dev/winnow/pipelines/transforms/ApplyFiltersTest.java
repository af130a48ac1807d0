package dev.winnow.pipelines.transforms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.pipelines.coders.ExampleCoder;
import dev.winnow.pipelines.fixture.Collected;
import dev.winnow.pipelines.fixture.Pipelines;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.templates.Example;
import dev.winnow.templates.Provenance;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;

class ApplyFiltersTest {
  /** Drops rows whose instruction holds a word. */
  private record Without(String word, String reason) implements RowFilter {
    @Override
    public Verdict judge(Example example) {
      return example.instruction().contains(word)
          ? Verdict.drop(reason, Map.of("word", word))
          : Verdict.KEEP;
    }
  }

  private static Example row(String instruction) {
    return Example.of(instruction, "", "o", Provenance.read("f", "", 1));
  }

  @Test
  void givenSeveralRules_theFirstThatDropsHasTheRow() {
    List<ApplyFilters.Named> rules =
        List.of(
            new ApplyFilters.Named("no-a", new Without("a", "has_word")),
            new ApplyFilters.Named("no-b", new Without("b", "has_word")),
            new ApplyFilters.Named("no-b-2", new Without("b", "never_reached")));
    List<Example> all = List.of(row("a"), row("ba"), row("b"), row("c"), row(""));
    Pipeline pipeline = Pipelines.direct();
    Rows rows =
        pipeline.apply(Create.of(all).withCoder(ExampleCoder.of())).apply(new ApplyFilters(rules));
    Collected<Example> kept = Collected.of(rows.examples());
    Collected<OutputLine> dropped = Collected.lines(rows.rejects());
    pipeline.run().waitUntilFinish();

    assertThat(kept.list()).containsExactlyInAnyOrder(row("c"), row(""));
    assertThat(dropped.list())
        .extracting(OutputLine::label)
        .containsExactlyInAnyOrder("no-a.has_word", "no-a.has_word", "no-b.has_word");
    assertThat(Lines.at("/filter", dropped.list())).containsExactly("no-a", "no-a", "no-b");
    assertThat(Lines.at("/row/instruction", dropped.list())).containsExactly("a", "b", "ba");
    assertThat(Lines.at("/detail/word", dropped.list())).containsExactly("a", "a", "b");
  }

  @Test
  void givenNoRows_givesNone() {
    Pipeline pipeline = Pipelines.direct();
    Rows rows =
        pipeline
            .apply(Create.empty(ExampleCoder.of()))
            .apply(new ApplyFilters(List.of(new ApplyFilters.Named("x", new Without("a", "r")))));
    Collected<Example> kept = Collected.of(rows.examples());
    Collected<OutputLine> dropped = Collected.lines(rows.rejects());
    pipeline.run().waitUntilFinish();
    assertThat(kept.list()).isEmpty();
    assertThat(dropped.list()).isEmpty();
  }
}
