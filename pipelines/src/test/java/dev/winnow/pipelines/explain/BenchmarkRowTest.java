package dev.winnow.pipelines.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.templates.Example;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BenchmarkRowTest {
  private static Example row(String id, String input, String output) {
    Provenance from = Provenance.read("b.jsonl", id, 3);
    List<Turn> history =
        List.of(new Turn(Role.USER, "Which bird?"), new Turn(Role.ASSISTANT, "A wren it is."));
    return new Example("", history, "How many", input, output, from, new TreeMap<>());
  }

  @Test
  void givenName_isTheRowsIdOrItsNumber() {
    assertThat(new BenchmarkRow("b-1", "how many").is(row("b-1", "", ""))).isTrue();
    assertThat(new BenchmarkRow("b-1", "how many").is(row("b-2", "", ""))).isFalse();
    assertThat(new BenchmarkRow("3", "how many").is(row("", "", ""))).isTrue();
    assertThat(new BenchmarkRow("3", "how many").is(row("b-1", "", ""))).isFalse();
    assertThat(new BenchmarkRow("3", "how few").is(row("", "", ""))).as("other words").isFalse();
  }

  @Test
  void givenWords_findsTheTextThatHasThem() {
    Example row = row("", "pears are left?", "So many pears, in all.");

    assertThat(new BenchmarkRow("3", "which bird").repeated(row)).contains("Which bird?");
    assertThat(new BenchmarkRow("3", "many pears").repeated(row))
        .as("a question that was cut in two")
        .contains("How many\npears are left?");
    assertThat(new BenchmarkRow("3", "pears in all").repeated(row))
        .contains("So many pears, in all.");
    assertThat(new BenchmarkRow("3", "wren it is").repeated(row)).as("an answer before").isEmpty();
    assertThat(new BenchmarkRow("3", "pears in a").repeated(row)).as("half a word").isEmpty();
  }

  @Test
  void givenWordsThatWereCutOff_looksForTheirBeginning() {
    Example row = row("", "pears are left?", "");

    assertThat(new BenchmarkRow("3", "many pears are le…").repeated(row)).isPresent();
    assertThat(new BenchmarkRow("3", "any pears are le…").repeated(row)).isEmpty();
  }
}
