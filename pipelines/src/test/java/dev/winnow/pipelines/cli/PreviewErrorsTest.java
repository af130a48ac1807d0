package dev.winnow.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.templates.chat.ChatTemplates;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code winnow preview} says where there is nothing to show. */
class PreviewErrorsTest {
  private static final String TEXT = "render: {format: text, template: chatml}";

  @TempDir Path folder;

  private Path recipe(String... lines) {
    return Cli.write(folder.resolve("my.yaml"), lines);
  }

  private Path data(String... lines) {
    return Cli.write(folder.resolve("rows.jsonl"), lines);
  }

  @Test
  void givenSampleThatGenerates_saysWhatIsMissing() {
    Cli cli = Cli.run("preview", Path.of("../samples/alpaca.yaml"));

    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err())
        .isEqualTo(
            "missing: DATA, as the recipe reads no rows but generates them; run it, and name what it"
                + " wrote: DIR/data/*.jsonl\nSee winnow preview --help.\n");
  }

  @Test
  void givenRecipeWithoutData_saysWhatIsMissing() {
    Cli cli = Cli.run("preview", recipe(TEXT));

    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err()).startsWith("missing: DATA, as the recipe names no file to read\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {"~~;no row", "not json;the first row", "{\"text\":\"\\ud800\"};the first row"})
  void givenNoRows_fails(String content, String shown) {
    Cli cli = Cli.run("preview", recipe(TEXT), data(content));

    assertThat(cli.code()).isEqualTo(1);
    assertThat(cli.out()).startsWith("rows.jsonl: " + shown + ", not filtered\n");
    assertThat(cli.err()).isEqualTo("failed: nothing that came in became a row\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"chatmml", "none", ""})
  void givenUnknownTemplate_tellsTheKnown(String name) {
    Cli cli = Cli.run("preview", recipe(TEXT), data("{\"text\":\"Pear\"}"), "--template", name);

    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err())
        .isEqualTo(
            "--template: expected one of %s, got \"%s\"\nSee winnow preview --help.\n"
                .formatted(String.join(", ", ChatTemplates.NAMES), name));
  }

  @Test
  void givenMissingFile_saysSo() {
    Cli cli = Cli.run("preview", recipe(TEXT), folder.resolve("no.jsonl"));

    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err()).isEqualTo(folder.resolve("no.jsonl") + ": no such file\n");
  }

  @Test
  void givenSeveralReads_saysThatOneMapIsWanted() {
    Path recipe = recipe("read: [{map: {output: a}}, {map: {output: b}}]");

    Cli cli = Cli.run("preview", recipe, data("{\"text\":\"Pear\"}"));

    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err()).contains("my.yaml:1 read: data from the command line is read by the map");
  }
}
