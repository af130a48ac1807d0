package dev.winnow.pipelines.transforms.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.filters.novelty.Novelty;
import dev.winnow.filters.text.Words;
import dev.winnow.pipelines.coders.ExampleCoder;
import dev.winnow.pipelines.fixture.Collected;
import dev.winnow.pipelines.fixture.Pipelines;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.pipelines.transforms.Lines;
import dev.winnow.pipelines.transforms.Rows;
import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import dev.winnow.templates.Field;
import dev.winnow.templates.Provenance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;

class KeepNovelTest {
  private record Outcome(List<Example> kept, List<OutputLine> dropped) {}

  private static Outcome keep(List<Example> rows) {
    Pipeline pipeline = Pipelines.direct();
    Rows left =
        pipeline
            .apply(Create.of(rows).withCoder(ExampleCoder.of()))
            .apply(new KeepNovel("new", new Novelty(Field.INSTRUCTION, 0.7)));
    Collected<Example> kept = Collected.of(left.examples());
    Collected<OutputLine> dropped = Collected.lines(left.rejects());
    pipeline.run().waitUntilFinish();
    return new Outcome(kept.list(), dropped.list());
  }

  private static Example row(String instruction, String output, int position) {
    return Example.of(instruction, "", output, Provenance.read("f", "", position));
  }

  /** Instructions in families that drift apart word by word. */
  private static List<Example> families(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Example> rows = new ArrayList<>();
    for (int family = 0; family < 40; family++) {
      String[] words = new String[4 + random.nextInt(16)];
      Arrays.setAll(words, i -> "w" + random.nextInt(300));
      for (int member = random.nextInt(12); member >= 0; member--) {
        rows.add(row(String.join(" ", words), "answer " + random.nextInt(9), rows.size() + 1));
        for (int changes = random.nextInt(4); changes > 0; changes--) {
          words[random.nextInt(words.length)] = "w" + random.nextInt(300);
        }
      }
    }
    return rows;
  }

  private static int common(List<String> a, List<String> b) {
    int[][] table = new int[a.size() + 1][b.size() + 1];
    for (int i = 1; i <= a.size(); i++) {
      for (int j = 1; j <= b.size(); j++) {
        table[i][j] =
            a.get(i - 1).equals(b.get(j - 1))
                ? table[i - 1][j - 1] + 1
                : Math.max(table[i - 1][j], table[i][j - 1]);
      }
    }
    return table[a.size()][b.size()];
  }

  private static double similarity(Example one, Example other) {
    List<String> a = Words.of(one.instruction());
    List<String> b = Words.of(other.instruction());
    return a.isEmpty() || b.isEmpty() ? 0 : 2.0 * common(a, b) / (a.size() + b.size());
  }

  /** One row after the other by id, each against all that stay. */
  private static List<Example> staying(List<Example> rows) {
    List<Example> staying = new ArrayList<>();
    rows.stream()
        .sorted(
            Comparator.comparing((Example row) -> ExampleId.of(row))
                .thenComparing(GatherTexts::rank))
        .filter(row -> staying.stream().noneMatch(kept -> similarity(kept, row) > 0.7))
        .forEach(staying::add);
    return staying;
  }

  private static void assertAsTheLoopDecides(List<Example> rows, Outcome outcome) {
    assertThat(outcome.kept()).containsExactlyInAnyOrderElementsOf(staying(rows));
    assertThat(outcome.kept().size() + outcome.dropped().size()).isEqualTo(rows.size());
    Map<String, Example> byId = new HashMap<>();
    rows.forEach(row -> byId.put(ExampleId.of(row), row));
    Map<String, Example> keptById = new HashMap<>();
    outcome.kept().forEach(row -> keptById.put(ExampleId.of(row), row));
    for (OutputLine line : outcome.dropped()) {
      JsonNode json = Lines.json(line);
      assertThat(line.label()).isEqualTo("new.not_novel");
      String partner = json.at("/detail/of").asText();
      assertThat(keptById).containsKey(partner);
      double similar = similarity(keptById.get(partner), byId.get(json.get("id").asText()));
      assertThat(similar).isGreaterThan(0.7);
      assertThat(json.at("/detail/similarity").asDouble())
          .isEqualTo(Math.rint(similar * 10_000) / 10_000);
    }
  }

  @Test
  void givenFamiliesOfRows_decidesAsTheLoopDoes() {
    List<Example> rows = families(8);
    Outcome outcome = keep(rows);
    assertAsTheLoopDecides(rows, outcome);
    assertThat(outcome.dropped().size()).isGreaterThan(50);
    assertThat(outcome.kept().size()).isGreaterThan(50);
  }

  @Test
  void givenOtherOrder_givesTheSameLines() {
    List<Example> rows = families(9);
    Outcome one = keep(rows);
    Collections.shuffle(rows, new Random(1));
    Outcome other = keep(rows);
    assertThat(other.kept()).containsExactlyInAnyOrderElementsOf(one.kept());
    assertThat(other.dropped()).containsExactlyInAnyOrderElementsOf(one.dropped());
  }

  @Test
  void givenRowsOfTheSameId_keepsOneOfThem() {
    List<Example> rows = new ArrayList<>();
    for (int i = 1; i <= 30; i++) {
      rows.add(row("name " + i % 3 + " rivers of the north", "Elbe", i));
    }
    Collections.reverse(rows);
    Outcome outcome = keep(rows);
    assertThat(outcome.kept()).hasSize(1);
    assertThat(outcome.kept().get(0).provenance().position()).isLessThanOrEqualTo(3);
    assertThat(outcome.dropped()).hasSize(29);
    assertAsTheLoopDecides(rows, outcome);
  }

  @Test
  void givenTextsWithoutWords_keepsThemAll() {
    List<Example> rows = new ArrayList<>();
    for (String text : List.of("", "", "?!", "?!", "\0", "…", "a…", "one", "One")) {
      rows.add(row(text, "same", rows.size() + 1));
    }
    Outcome outcome = keep(rows);
    assertThat(outcome.kept()).hasSize(8);
    assertAsTheLoopDecides(rows, outcome);
  }

  @Test
  void givenBlocksOfText_takesThemAll() {
    List<Example> rows = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      rows.add(row(("w" + i % 4).repeat(1 << 18) + " a", "same", i));
    }
    Outcome outcome = keep(rows);
    assertThat(outcome.kept()).hasSize(4);
    assertAsTheLoopDecides(rows, outcome);
  }

  @Test
  void givenNoRowsOrOne_dropsNone() {
    assertThat(keep(List.of())).isEqualTo(new Outcome(List.of(), List.of()));
    List<Example> one = List.of(row("alone", "", 1));
    assertThat(keep(one)).isEqualTo(new Outcome(one, List.of()));
  }
}
