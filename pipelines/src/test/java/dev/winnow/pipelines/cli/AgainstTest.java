package dev.winnow.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import dev.winnow.templates.Json;
import dev.winnow.templates.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A dataset that must not be repeated, and which of similar rows stays. */
class AgainstTest {
  private static final String AGAINST = "against: {path: eval.jsonl}";

  @TempDir Path folder;

  @BeforeEach
  void writeData() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (String text :
        new String[] {"one two three four five six", "seven eight nine ten eleven twelve"}) {
      rows.append("{\"text\":\"").append(text).append("\"}\n");
    }
    Files.writeString(folder.resolve("rows.jsonl"), rows);
    Files.writeString(
        folder.resolve("eval.jsonl"), "{\"text\":\"One two three four five six.\"}\n");
  }

  private Path recipe(String settings) throws IOException {
    return Files.writeString(
        folder.resolve("recipe.yaml"),
        "read:\n  - {path: rows.jsonl}\nfilters:\n  - near-duplicates: {"
            + settings
            + "}\nrender: {format: text}\noutput: {dir: out}\n");
  }

  @Test
  void givenRowThatRepeatsTheReference_dropsItAndWhySaysOfWhat() throws IOException {
    Path out = folder.resolve("out");
    Cli run = Cli.run("run", recipe(AGAINST), "--out", out);
    assertThat(run.code()).as(run.err()).isZero();

    String line = Files.readString(out.resolve("rejects/dropped-00000-of-00001.jsonl"));
    JsonNode dropped = Json.MAPPER.readTree(line);
    assertThat(dropped.at("/detail/against").asText()).isEqualTo("eval.jsonl");
    assertThat(dropped.at("/detail/row").asText()).isEqualTo("eval.jsonl:1");
    assertThat(dropped.at("/detail/content_id").asText())
        .isEqualTo(
            ExampleId.of(
                Example.of("", "", "One two three four five six.", Provenance.read("", "", 1))));
    assertThat(line).doesNotContain(folder.toString());
    assertThat(dropped.at("/row/output").asText()).startsWith("one");
    assertThat(Files.readAllLines(out.resolve("data/train-00000-of-00001.jsonl"))).hasSize(1);

    Cli why = Cli.run("why", out, dropped.path("id").asText());
    assertThat(why.out())
        .contains("eval.jsonl:1 is a row of eval.jsonl, which must not be repeated")
        .doesNotContain("stayed in its place");
  }

  @Test
  void givenReferencesWithIds_namesTheRowByIts() throws IOException {
    Files.writeString(
        folder.resolve("eval.jsonl"),
        "{\"text\":\"other\"}\n" + "{\"id\":\"H/0\",\"text\":\"One two three four five six.\"}\n");
    Path out = folder.resolve("out");
    Cli run = Cli.run("run", recipe(AGAINST), "--out", out);
    assertThat(run.code()).as(run.err()).isZero();

    assertThat(Files.readString(out.resolve("rejects/dropped-00000-of-00001.jsonl")))
        .contains("\"row\":\"H/0\",\"similarity\":1.0");
  }

  @Test
  void givenReferenceThatCannotBeRead_failsAndNamesTheRow() throws IOException {
    Files.writeString(folder.resolve("eval.jsonl"), "{\"text\":\"one\"}\nnot json\n");
    Cli run = Cli.run("run", recipe(AGAINST), "--out", folder.resolve("out"));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "near-duplicates: a row of what it compares against cannot be read: eval.jsonl:2:"
                + " bad_json: row: Unrecognized token 'not'")
        .doesNotContain("{\"source\"");
  }

  @ParameterizedTest
  @CsvSource({"row, '{instruction: KEY, output: KEY}'", "instruction, '{instruction: KEY}'"})
  void givenReferenceOfUnknownShape_saysWhichKeysToName(String field, String keys)
      throws IOException {
    Files.writeString(folder.resolve("eval.jsonl"), "{\"q\":\"one\"}\n");
    String settings = "field: " + field + ", " + AGAINST;
    Cli run = Cli.run("run", recipe(settings), "--out", folder.resolve("out"));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("eval.jsonl:1: unknown_shape: ")
        .contains("name the fields: map: " + keys + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "against: {path: none.jsonl}                            | against.path: no such file",
        "against: {path: eval.jsonl, map: {outputs: x}}         | against.map.outputs: unknown key",
        "priority: [other.jsonl]                                | priority[0]: no source is named",
        "order: score                                           | order: no row has a score",
      })
  void givenSettingThatWouldDoNothing_isRefusedBeforeAnythingIsDone(String settings, String said)
      throws IOException {
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
