package dev.winnow.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tokenizer.json in a recipe: letters are tokens here, but for owl, which is one. */
class TokenizerTest {
  private static final String TOKENIZER =
      """
      {"version":"1.0","pre_tokenizer":{"type":"Whitespace"},"model":{"type":"BPE","unk_token":"?",
      "vocab":{"?":0,"o":1,"w":2,"l":3,"ow":4,"owl":5},"merges":["o w","ow l"]}}""";

  @TempDir Path folder;

  private Path recipe(String... lines) {
    return Cli.write(folder.resolve("my.yaml"), lines);
  }

  private Path byLength() {
    return recipe(
        "filters:",
        "  - length: {field: output, unit: tokens, tokenizer: tokenizer.json, max: 3}",
        "output: {dir: out}");
  }

  private Path data() {
    return Cli.write(
        folder.resolve("rows.jsonl"),
        "{\"instruction\":\"a\",\"output\":\"owl owl owl\"}",
        "{\"instruction\":\"b\",\"output\":\"low owl\"}",
        "{\"instruction\":\"c\",\"output\":\"wolw\"}",
        "{\"instruction\":\"d\",\"output\":\"owl owl owl o\"}");
  }

  private Cli curate(Path recipe, String runner) {
    Cli.write(folder.resolve("tokenizer.json"), TOKENIZER);
    return Cli.run("curate", recipe, data(), "--runner", runner, "--out", folder.resolve("out"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"direct", "flink"})
  void givenFileBesideTheRecipe_countsByIt(String runner) {
    Cli cli = curate(byLength(), runner);

    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(cli.err()).contains("balanced: 4 in = 2 kept + 2 dropped + 0 failed");
    assertThat(folder.resolve("out/rejects/dropped-00000-of-00001.jsonl"))
        .content()
        .contains("\"length\":4", "\"output\":\"wolw\"")
        .doesNotContain("low owl");
  }

  @ParameterizedTest
  @ValueSource(strings = {"direct", "flink"})
  void givenSelect_ranksByIt(String runner) {
    Path recipe =
        recipe("select: {top: 2, by: tokens, tokenizer: ./tokenizer.json}", "output: {dir: out}");

    Cli cli = curate(recipe, runner);

    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(folder.resolve("out/rejects/dropped-00000-of-00001.jsonl"))
        .content()
        .contains("owl owl owl\"", "low owl");
    assertThat(folder.resolve("out/manifest.json"))
        .content()
        .contains("tokenizer: " + folder.resolve("tokenizer.json"));
  }

  @Test
  void givenStats_countsByIt() {
    Path tokenizer = Cli.write(folder.resolve("tokenizer.json"), TOKENIZER);

    Cli cli = Cli.run("stats", data(), "--tokenizer", tokenizer);

    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(cli.out()).contains("tokens by " + tokenizer);
  }

  @Test
  void givenMissingFile_saysWhereItStands() {
    Cli cli = Cli.run("check", byLength());

    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err())
        .contains("my.yaml:2 filters[0].tokenizer: expected one of r50k_base, ")
        .contains("there is no file \"" + folder.resolve("tokenizer.json") + "\"");
  }

  @Test
  void givenNoTokenizer_saysSo() {
    Path file = Cli.write(folder.resolve("tokenizer.json"), "{}");

    Cli cli = Cli.run("check", byLength());

    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err())
        .contains(
            "my.yaml:2 filters[0].tokenizer: cannot read "
                + file
                + ": it is no tokenizer.json that works: ");
  }
}
