package dev.winnow.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Json;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A field that is null is an empty text to rules; none lets its row pass unseen. */
class NullFieldsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "length: {field: input, unit: chars, min: 1}  | length.too_short",
        "length: {field: input, unit: words, min: 1}  | length.too_short",
        "length: {field: input, unit: tokens, min: 1} | length.too_short",
        "regex: {field: input, keep: .}               | regex.not_matched",
        "regex: {field: input, drop: '^$'}            | regex.matched",
        "required-fields: {fields: [input]}           | required-fields.empty_field",
        "json: {field: input}                         | json.not_json",
        "gopher-quality: {field: input}               | gopher-quality.too_few_words"
      })
  void givenNullField_isJudgedAsAnEmptyText(String rule, String dropped) throws IOException {
    Path recipe = Cli.write(folder.resolve("my.yaml"), "filters:", "  - " + rule);
    Path data =
        Cli.write(
            folder.resolve("rows.jsonl"),
            "{\"instruction\":\"Name a fruit\",\"input\":null,\"output\":\"Fig\"}",
            "{\"instruction\":\"Name a tree\",\"input\":\"\",\"output\":\"Fir\"}",
            "{\"instruction\":\"Name a bird\",\"output\":\"Finch\"}",
            "{\"instruction\":\"Name a fish\",\"input\":\"[1]\",\"output\":null}");
    Cli cli = Cli.run("curate", recipe, data, "--out", folder.resolve("out"));
    assertThat(cli.code()).as(cli.err()).isZero();
    JsonNode ledger = Json.MAPPER.readTree(folder.resolve("out/ledger.json").toFile());
    assertThat(ledger.path("dropped").path(dropped).asInt()).as(ledger.toString()).isEqualTo(3);
    assertThat(ledger.path("failed").path("missing_field").asInt()).isEqualTo(1);
  }
}
