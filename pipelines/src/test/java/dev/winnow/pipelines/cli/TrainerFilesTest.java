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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What trainers want beside the rows, or of their files. */
class TrainerFilesTest {
  private static final String TAGS =
      "{\"role_tag\":\"role\",\"content_tag\":\"content\",\"user_tag\":\"user\","
          + "\"assistant_tag\":\"assistant\",\"system_tag\":\"system\"}";

  @TempDir Path folder;

  private Cli curate(int rows, String... recipe) {
    Path file = Cli.write(folder.resolve("my.yaml"), recipe);
    String[] lines =
        IntStream.range(0, rows)
            .mapToObj("{\"prompt\":\"Ask %1$d\",\"completion\":\"Say <|im_end|> %1$d\"}"::formatted)
            .toArray(String[]::new);
    Path data = Cli.write(folder.resolve("rows.jsonl"), lines);
    return Cli.run("curate", file, data, "--out", folder.resolve("out"), "--overwrite");
  }

  private JsonNode json(String name) throws IOException {
    return Json.MAPPER.readTree(folder.resolve("out").resolve(name).toFile());
  }

  private static String entry(String file) {
    return "{\"file_name\":\"%s\",\"formatting\":\"sharegpt\",\"columns\":{\"messages\":\"messages\"},\"tags\":%s}"
        .formatted(file, TAGS);
  }

  @Test
  void givenDatasetInfo_namesTheFileAndStandsInTheManifest() throws IOException {
    assertThat(curate(4, "render: {template: none}", "output: {dataset_info: mine}").code())
        .isZero();
    assertThat(json("dataset_info.json").toString())
        .isEqualTo("{\"mine\":" + entry("data/train-00000-of-00001.jsonl") + "}");
    JsonNode listed = json("manifest.json").at("/files/1");
    assertThat(listed.path("path").asText()).isEqualTo("dataset_info.json");
    assertThat(listed.path("bytes").asLong())
        .isEqualTo(Files.size(folder.resolve("out/dataset_info.json")));

    assertThat(curate(4, "render: {template: none}").code()).isZero();
    assertThat(folder.resolve("out/dataset_info.json")).as("of the earlier run").doesNotExist();
  }

  @Test
  void givenSeveralShards_namesTheFolderOrEachShard() throws IOException {
    String output = "output: {dataset_info: mine, shard_rows: 20";
    assertThat(curate(60, "render: {template: none}", output + "}").code()).isZero();
    assertThat(json("dataset_info.json").toString()).isEqualTo("{\"mine\":" + entry("data") + "}");

    assertThat(curate(60, "render: {template: none}", output + ", validation: 0.3}").code())
        .isZero();
    JsonNode info = json("dataset_info.json");
    assertThat(info.fieldNames()).toIterable().startsWith("mine_0", "mine_1");
    for (JsonNode one : info) {
      assertThat(folder.resolve("out").resolve(one.path("file_name").asText())).isRegularFile();
    }
    assertThat(info.findValuesAsText("file_name"))
        .anyMatch(name -> name.startsWith("data/validation-"))
        .doesNotHaveDuplicates();
  }

  @Test
  void givenFormatThatLlamaFactoryDoesNotRead_saysWhichItDoes() {
    Cli cli =
        curate(4, "render: {format: prompt-completion-messages}", "output: {dataset_info: mine}");
    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err())
        .contains("my.yaml:2 output.dataset_info: LLaMA-Factory does not read format")
        .contains("take messages, sharegpt or alpaca");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void givenOpenAi_warnsOfFewRows() {
    String recipe = "render: {format: openai, special_tokens: strip}";
    Cli few = curate(9, recipe);
    assertThat(few.code()).isZero();
    assertThat(few.err())
        .contains("data/train-00000-of-00001.jsonl has 9 rows, and the trainer of this format");
    assertThat(curate(10, recipe).err()).doesNotContain("the trainer of this format");
  }

  @Test
  void givenOpenAiRowsWithoutIds_whyFindsThemByContent() {
    assertThat(curate(3, "render: {format: openai, template: none}").code()).isZero();
    String id =
        ExampleId.of(Example.of("Ask 1", "", "Say <|im_end|> 1", Provenance.read("f", "", 1)));
    Cli cli = Cli.run("why", folder.resolve("out"), id);
    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(cli.out()).startsWith("The row was kept\n  stands in         data/");
    assertThat(Cli.run("why", folder.resolve("out"), "w1-00000000").code()).isNotZero();
  }

  @Test
  void givenTokensThatAreBroken_theLedgerCountsTheRows() throws IOException {
    Cli cli =
        curate(5, "render: {special_tokens: reject, special_tokens_by_field: {output: break}}");
    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(json("ledger.json").path("changed").toString())
        .isEqualTo("{\"render.special_token\":5}");
    assertThat(cli.err()).contains("changed on the way: 5 by render.special_token");
    assertThat(folder.resolve("out/data/train-00000-of-00001.jsonl"))
        .content()
        .contains("<|im_end|\u200d>")
        .doesNotContain("<|im_end|>");
  }
}
