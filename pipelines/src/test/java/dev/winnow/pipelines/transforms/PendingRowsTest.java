package dev.winnow.pipelines.transforms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.pipelines.coders.ExampleCoder;
import dev.winnow.pipelines.fixture.Pipelines;
import dev.winnow.pipelines.ledger.Tally;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.templates.Example;
import dev.winnow.templates.Provenance;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollectionList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PendingRowsTest {
  @TempDir Path folder;

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

  private static PendingRows rows(Pipeline pipeline, List<Example> rows) {
    return PendingRows.of(
        Rows.of(
            pipeline.apply(Create.of(rows).withCoder(ExampleCoder.of())),
            PCollectionList.empty(pipeline)));
  }

  @Test
  void givenSeveralRules_theFirstThatDropsHasTheRow() {
    List<NamedRule> rules =
        List.of(
            new NamedRule("no-a", new Without("a", "has_word")),
            new NamedRule("no-b", new Without("b", "has_word")),
            new NamedRule("no-b-2", new Without("b", "never_reached")));
    List<Example> all = List.of(row("a"), row("ba"), row("b"), row("c"), row(""));
    Pipeline pipeline = Pipelines.direct();
    PendingRows rows = rows(pipeline, all);
    for (NamedRule rule : rules) {
      rows = rows.meeting(rule);
    }
    CollectedRows judged = CollectedRows.of(rows, folder);
    pipeline.run().waitUntilFinish();

    assertThat(judged.examples()).containsExactlyInAnyOrder(row("c"), row(""));
    assertThat(judged.lines())
        .extracting(OutputLine::label)
        .containsExactlyInAnyOrder("no-a.has_word", "no-a.has_word", "no-b.has_word");
    assertThat(Lines.at("/filter", judged.lines())).containsExactly("no-a", "no-a", "no-b");
    assertThat(Lines.at("/row/instruction", judged.lines())).containsExactly("a", "b", "ba");
    assertThat(Lines.at("/detail/word", judged.lines())).containsExactly("a", "a", "b");
  }

  @Test
  void givenNoRows_givesNone() {
    Pipeline pipeline = Pipelines.direct();
    PendingRows rows = rows(pipeline, List.of()).meeting(new NamedRule("x", new Without("a", "r")));
    CollectedRows judged = CollectedRows.of(rows, folder);
    pipeline.run().waitUntilFinish();
    assertThat(judged.examples()).isEmpty();
    assertThat(judged.lines()).isEmpty();
  }

  /** Masks a word, so that nobody sees it any more. */
  private record Masking(String word) implements RowFilter {
    @Override
    public Verdict judge(Example example) {
      String masked = example.instruction().replace(word, "<WORD>");
      return masked.equals(example.instruction())
          ? Verdict.KEEP
          : Verdict.changed(row(masked), "masked");
    }
  }

  @Test
  void givenRuleThatChangesRows_laterRulesAndRejectsSeeTheChangedOnes() {
    Pipeline pipeline = Pipelines.direct();
    PendingRows rows =
        rows(pipeline, List.of(row("secret a"), row("secret b"), row("c")))
            .meeting(new NamedRule("mask", new Masking("secret")))
            .meeting(new NamedRule("no-secret", new Without("secret", "never")))
            .meeting(new NamedRule("no-a", new Without("a", "has_word")));
    CollectedRows judged = CollectedRows.of(rows, folder);
    pipeline.run().waitUntilFinish();

    assertThat(judged.examples()).containsExactlyInAnyOrder(row("<WORD> b"), row("c"));
    assertThat(Lines.at("/row/instruction", judged.lines())).containsExactly("<WORD> a");
    assertThat(judged.tallies().stream().mapToLong(Tally::rows).sum()).isEqualTo(2);
    assertThat(judged.tallies())
        .extracting(tally -> tally.kind() + " " + tally.source())
        .containsOnly("CHANGED mask.masked");
  }
}
