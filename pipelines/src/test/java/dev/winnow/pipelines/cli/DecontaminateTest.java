package dev.winnow.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that repeat benchmarks go, and a person is told how much of each was found. */
class DecontaminateTest {
  private static final String BENCH =
      "benchmarks: {arith: {path: arith.jsonl, map: {instruction: q, id: key}}, birds: {path:"
          + " birds.csv}}";

  @TempDir Path folder;

  @BeforeEach
  void writeData() {
    Cli.write(
        folder.resolve("rows.jsonl"),
        "{\"instruction\":\"Please: how many apples are left of seven?\",\"output\":\"None.\"}",
        "{\"instruction\":\"How many apples are left of seven!\",\"output\":\"Two\"}",
        "{\"instruction\":\"Name a bird.\",\"output\":\"How many pears are left of nine?\"}",
        "{\"instruction\":\"Name a fish.\",\"output\":\"A trout.\"}");
    Cli.write(
        folder.resolve("arith.jsonl"),
        "{\"key\":\"a-1\",\"q\":\"How many apples are left of seven?\"}",
        "{\"key\":\"a-2\",\"q\":\"How many pears are left of nine?\"}",
        "{\"key\":\"a-3\",\"q\":\"How many plums are left of ten?\"}");
    Cli.write(folder.resolve("birds.csv"), "question,answer", "Which bird swims best?,A penguin");
  }

  private Path recipe(String settings) throws IOException {
    return Files.writeString(
        folder.resolve("recipe.yaml"),
        "read:\n  - {path: rows.jsonl}\nfilters:\n  - decontaminate: {"
            + settings
            + "}\noutput: {dir: out}\n");
  }

  @Test
  void givenContaminatedRows_dropsThemAndTellsOfEachBenchmark() throws IOException {
    Path out = folder.resolve("out");
    Cli run = Cli.run("run", recipe(BENCH), "--out", out);
    assertThat(run.code()).as(run.err()).isZero();

    assertThat(run.err())
        .contains("decontaminate: arith: 2 of its 3 rows found, in 3 rows that were dropped\n")
        .contains("decontaminate: birds: none of its 1 rows found\n");
    JsonNode ledger = Json.MAPPER.readTree(out.resolve("ledger.json").toFile());
    assertThat(ledger.at("/dropped/decontaminate.contaminated").asInt()).isEqualTo(3);
    assertThat(ledger.get("kept").asInt()).isEqualTo(1);
    String dropped = Files.readString(out.resolve("rejects/dropped-00000-of-00001.jsonl"));
    assertThat(dropped)
        .contains(
            "\"detail\":{\"benchmark\":\"arith\",\"field\":\"output\","
                + "\"ngram\":\"how many pears are left of nine\",\"row\":\"a-2\"}")
        .doesNotContain(folder.toString());

    String id = Json.MAPPER.readTree(dropped.lines().findFirst().orElseThrow()).get("id").asText();
    assertThat(Cli.run("why", out, id).out())
        .contains("was dropped by decontaminate: contaminated")
        .containsPattern("benchmark +arith")
        .containsPattern("row +a-");
  }

  @Test
  void givenCheck_printsWhatIsReadAgain() throws IOException {
    Cli check = Cli.run("check", recipe(BENCH));
    assertThat(check.code()).as(check.err()).isZero();
    assertThat(check.out()).contains("words: 13").contains(folder.resolve("birds.csv").toString());

    Path printed = Files.writeString(folder.resolve("printed.yaml"), check.out());
    assertThat(Cli.run("check", printed).out()).isEqualTo(check.out());
    Cli set =
        Cli.run(
            "check", recipe(BENCH), "--set", "filters.decontaminate.benchmarks.birds.path=x.csv");
    assertThat(set.code()).isEqualTo(2);
    assertThat(set.err()).contains("benchmarks.birds.path: no such file: x.csv");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "benchmarks: {b: {path: arit.jsonl}}  | benchmarks.b.path: no such file: arit.jsonl",
        "benchmarks: {b: {paht: arith.jsonl}} | benchmarks.b.paht: unknown key",
        "benchmarks: {b: arith.jsonl}         | benchmarks.b: expected a mapping, got \"arith.jsonl\"",
        "benchmarks: {}                       | benchmarks: expected at least one",
        "words: 13                            | benchmarks: is missing",
        "benchmarks: {b: {path: arith.jsonl}} | benchmarks.b.path: arith.jsonl:1: unknown_shape",
        "benchmarks: {b: {path: null.jsonl, map: {instruction: question}}} | benchmarks.b.path: null.jsonl:1: missing_field: field: question; the row lacks it, or has nothing there; fill it in",
        "benchmarks: {b: {path: bad.jsonl}}   | benchmarks.b.path: bad.jsonl:2: bad_json",
        "benchmarks: {b: {path: empty.jsonl}} | benchmarks.b.path: there are no rows in empty.jsonl",
        "benchmarks: {b: {path: arith.jsonl, map: {output: q}}} | benchmarks.b.map.instruction: is missing",
        "benchmarks: {b: {path: birds.csv}}, words: 3 | shortest: expected at most words, which is 3, got 5",
      })
  void givenWhatCannotBe_isRefusedBeforeAnythingIsDone(String settings, String said)
      throws IOException {
    Cli.write(folder.resolve("bad.jsonl"), "{\"question\":\"Why?\"}", "{\"question\":");
    Cli.write(folder.resolve("null.jsonl"), "{\"question\":null}");
    Cli.write(folder.resolve("empty.jsonl"));
    Path recipe = recipe(settings);
    for (Cli cli :
        new Cli[] {
          Cli.run("check", recipe), Cli.run("run", recipe, "--out", folder.resolve("o"))
        }) {
      assertThat(cli.code()).isEqualTo(2);
      assertThat(cli.err()).contains("recipe.yaml:4").contains("filters[0]." + said);
    }
    assertThat(folder.resolve("o")).doesNotExist();
  }
}
