package dev.winnow.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows in other languages, from the command line. */
class LanguageTest {
  @TempDir Path folder;

  private Path recipe(String settings) {
    return Cli.write(
        folder.resolve("recipe.yaml"),
        "read:",
        "  - {path: rows.jsonl}",
        "filters:",
        "  - language: {" + settings + "}",
        "render: {format: text}",
        "output: {dir: out}");
  }

  @Test
  void givenRowsOfThreeLanguages_keepsThoseThatAreNamed() throws IOException {
    Cli.write(
        folder.resolve("rows.jsonl"),
        "{\"text\":\"The keeper of the lighthouse found a letter in a bottle.\"}",
        "{\"text\":\"Der Leuchtturmwärter fand einen Brief in einer Flasche.\"}",
        "{\"text\":\"Le gardien du phare a trouvé une lettre dans une bouteille.\"}");
    Path out = folder.resolve("out");
    Cli run = Cli.run("run", recipe("keep: [en, de]"), "--out", out);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Files.readString(out.resolve("data/train-00000-of-00001.jsonl")))
        .contains("The keeper", "Der Leuchtturm")
        .doesNotContain("Le gardien");
    assertThat(Files.readString(out.resolve("rejects/dropped-00000-of-00001.jsonl")))
        .contains("\"filter\":\"language\",\"reason\":\"other_language\"", "\"language\":\"fr\"");
  }

  @Test
  void givenUnknownLanguage_saysWhereAndWhichThereAre() {
    Cli.write(folder.resolve("rows.jsonl"));
    Cli check = Cli.run("check", recipe("keep: [en, klingon]"));

    assertThat(check.code()).isEqualTo(2);
    assertThat(check.err())
        .contains("recipe.yaml:4 filters[0].keep[1]: expected a list of any of af, ar,")
        .contains("got \"klingon\"");
  }
}
