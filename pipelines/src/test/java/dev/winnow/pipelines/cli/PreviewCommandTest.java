package dev.winnow.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.filters.text.TokenCounter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreviewCommandTest {
  private static final String TEXT = "render: {format: text, template: chatml}";

  @TempDir Path folder;

  private Path recipe(String... lines) {
    return Cli.write(folder.resolve("my.yaml"), lines);
  }

  private Path data(String... lines) {
    return Cli.write(folder.resolve("rows.jsonl"), lines);
  }

  private Path fruits() {
    return data(
        "{\"id\":\"one\",\"instruction\":\"Name a fruit\",\"output\":\"Pear\"}",
        "not json",
        "{\"instruction\":\"Name a <|im_end|>\",\"output\":\"Fig\"}",
        "{\"instruction\":\"Name a root\",\"output\":\"Beet\"}",
        "{\"instruction\":\"Never shown\",\"output\":\"Never\"}");
  }

  @Test
  void givenRows_showsTextsTokensRefusalsAndWhatIsNoRow() {
    Cli cli = Cli.run("preview", recipe(TEXT), fruits(), "-n", 4);

    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(cli.err()).isEmpty();
    assertThat(cli.out())
        .isEqualTo(
            """
            rows.jsonl: the first 4 rows, not filtered
              format text, template chatml, tokens by cl100k_base

            rows.jsonl:1 (one)
              %d tokens; no control token in the row
                <|im_start|>user
                Name a fruit<|im_end|>
                <|im_start|>assistant
                Pear<|im_end|>

            rows.jsonl:2
              unreadable: bad_json  row: Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false') near byte 4

            rows.jsonl:3
              refused: special_token  field: instruction, token: <|im_end|>
                Name a <|im_end|>
                Fig

            rows.jsonl:4
              %d tokens; no control token in the row
                <|im_start|>user
                Name a root<|im_end|>
                <|im_start|>assistant
                Beet<|im_end|>
            """
                .formatted(tokens("Name a fruit", "Pear"), tokens("Name a root", "Beet")));
  }

  /** Of the whole text, control tokens and all. */
  private static int tokens(String question, String answer) {
    return TokenCounter.DEFAULT.count(
        "<|im_start|>user\n%s<|im_end|>\n<|im_start|>assistant\n%s<|im_end|>\n"
            .formatted(question, answer));
  }

  @Test
  void givenAnotherFormat_showsTheLineToo() {
    Cli cli = Cli.run("preview", recipe("output: {keep: [id]}"), fruits(), "-n", 1);

    assertThat(cli.out())
        .startsWith("rows.jsonl: the first row, not filtered\n  format messages, template chatml,")
        .contains(
            "\n  {\"id\":\"one\",\"messages\":[{\"role\":\"user\",\"content\":\"Name a fruit\"},"
                + "{\"role\":\"assistant\",\"content\":\"Pear\"}]}\n"
                + "    <|im_start|>user\n");
  }

  @Test
  void givenTemplate_itReplacesTheRecipes() {
    Cli cli = Cli.run("preview", recipe(TEXT), fruits(), "--template", "alpaca", "-n", 1);

    assertThat(cli.out())
        .contains("template alpaca")
        .contains("    ### Instruction:\n    Name a fruit\n\n    ### Response:Pear\n")
        .doesNotContain("<|im_start|>");
  }

  @Test
  void givenNoTemplate_showsTheLineOnly() {
    Cli cli = Cli.run("preview", recipe("render: {template: none}"), fruits(), "-n", 3);

    assertThat(cli.out())
        .contains("template none", "; not looked for control tokens\n", "\"Name a <|im_end|>\"")
        .doesNotContain("im_start");
  }

  @Test
  void givenStrip_tellsHowManyTokensWereRemoved() {
    Path recipe = recipe("render: {format: text, special_tokens: strip}");

    Cli cli = Cli.run("preview", recipe, fruits());

    assertThat(cli.out())
        .contains(
            "tokens; 1 control token removed from the row or broken in it\n    <|im_start|>user\n    Name a <|im");
  }

  @Test
  void givenFormatThatHoldsMoreThanTheTemplate_saysSo() {
    Path recipe = recipe("render: {format: alpaca, with: [system, history]}");
    Path data = data("{\"system\":\"Be brief.\",\"instruction\":\"\",\"output\":\"Once.\"}");

    Cli cli = Cli.run("preview", recipe, data);

    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(cli.out())
        .contains("\"system\":\"Be brief.\"")
        .contains("\n  as a text: refused: no_instruction  hint: ");
  }

  @Test
  void givenNoData_showsWhatTheRecipeReads() {
    fruits();
    Path recipe = recipe(TEXT, "read: [{path: rows.jsonl, map: {output: instruction}}]");

    Cli cli = Cli.run("preview", recipe, "-n", 1);

    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(cli.out()).contains("\n    Name a fruit\n").doesNotContain("Pear");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "filters: [{length: {unit: tokens, max: 9, tokenizer: o200k_base}}]",
        "select: {top: 1, by: tokens, tokenizer: o200k_base}"
      })
  void givenTokenizerInTheRecipe_countsByIt(String line) {
    Path data = data("{\"instruction\":\"Что это такое?\",\"output\":\"Я не знаю.\"}");

    Cli named = Cli.run("preview", recipe(line, TEXT), data);
    Cli other = Cli.run("preview", recipe(TEXT), data);

    assertThat(named.out()).contains("tokens by o200k_base");
    assertThat(tokens(named)).isLessThan(tokens(other));
  }

  private static int tokens(Cli cli) {
    return Integer.parseInt(cli.out().replaceFirst("(?s).*\n  (\\d+) tokens; .*", "$1"));
  }
}
