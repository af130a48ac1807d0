package dev.winnow.pipelines.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeTextErrorsTest {
  @TempDir Path folder;
  Fixture fixture;

  @BeforeEach
  void files() {
    fixture = new Fixture(folder);
  }

  private void assertFileError(Path file, String message) {
    assertThatThrownBy(() -> new RecipeReader(Fixture.VOCABULARY).read(file, List.of()))
        .isInstanceOf(RecipeError.class)
        .hasMessage(message);
  }

  @Test
  void givenNoFile_saysSo() {
    fixture.write("recipe.yaml", "");
    Path missing = folder.resolve("recpie.yaml");

    assertFileError(
        missing, missing + ": no such file; did you mean \"" + folder + "/recipe.yaml\"?");
    assertFileError(folder, folder + ": is a folder, not a recipe");
  }

  @Test
  void givenNothingOrNoMapping_saysSo() {
    assertThat(fixture.error("")).isEqualTo("recipe.yaml: is empty");
    assertThat(fixture.error("# a comment\n---\n")).isEqualTo("recipe.yaml: is empty");
    assertThat(fixture.error("\n- a"))
        .isEqualTo("recipe.yaml:2 expected a mapping of sections, got a list");
    assertThat(fixture.error("a"))
        .isEqualTo("recipe.yaml:1 expected a mapping of sections, got a single value");
  }

  @Test
  void givenTwoDocuments_showsTheSecond() {
    assertThat(fixture.error("seed: 1\n---\nseed: 2\n"))
        .isEqualTo("recipe.yaml:2 expected one document, found another");
  }

  @Test
  void givenBrokenYaml_showsTheLine() {
    assertThat(fixture.error("output:\n\tdir: x\n"))
        .isEqualTo(
            "recipe.yaml:2 not YAML: found character '\\t(TAB)' that cannot start any token. "
                + "(Do not use \\t(TAB) for indentation)");
    assertThat(fixture.error("seed: 1\nfilters: [\n"))
        .startsWith("recipe.yaml:3 not YAML: ")
        .doesNotContain("\n");
    assertThat(fixture.error("seed: 1\nstore: \u0001\n"))
        .isEqualTo("recipe.yaml:2 not YAML: character U+0001 is not allowed");
    assertThat(fixture.error("store: *nowhere\n")).startsWith("recipe.yaml:1 not YAML: ");
  }

  @Test
  void givenDuplicateKey_showsBothLines() {
    assertThat(fixture.error("seed: 1\nseed: 2\n"))
        .isEqualTo("recipe.yaml:2 seed: key \"seed\" is given twice, first on line 1");
    assertThat(fixture.error("filters:\n  - length:\n      min: 1\n      min: 2\n"))
        .isEqualTo("recipe.yaml:4 filters[0].min: key \"min\" is given twice, first on line 3");
  }

  @Test
  void givenOtherTagsAndKeys_refusesThem() {
    assertThat(fixture.error("seed: 1\nstore: !!java.net.URL x\n"))
        .isEqualTo("recipe.yaml:2 store: tag tag:yaml.org,2002:java.net.URL is not allowed");
    assertThat(fixture.error("output: !x {dir: a}\n"))
        .isEqualTo("recipe.yaml:1 output: tag !x is not allowed");
    assertThat(fixture.error("output: {1: a}\n"))
        .isEqualTo("recipe.yaml:1 output: expected a text as the key; put it in quotes");
    assertThat(fixture.error("output: {[a]: a}\n"))
        .isEqualTo("recipe.yaml:1 output: expected a text as the key; put it in quotes");
    assertThat(fixture.error("seed: !!int abc\n"))
        .isEqualTo("recipe.yaml:1 seed: not a value that a recipe can use: abc");
    assertThat(fixture.error("seed: .inf\n"))
        .isEqualTo("recipe.yaml:1 seed: not a value that a recipe can use: .inf");
    assertThat(fixture.error("? " + "k".repeat(300) + "\n: 1\n"))
        .isEqualTo("recipe.yaml:1 a key is longer than 200 characters");
  }

  @Test
  void givenOtherEncoding_showsTheByte() throws IOException {
    Path file = folder.resolve("recipe.yaml");
    Files.write(file, "seed: 1\nstore: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

    assertFileError(file, file + ":2 not UTF-8: byte 0xE9");
  }

  @Test
  void givenAliasBomb_refusesIt() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 25; i++) {
      String before = "*a" + (i - 1);
      bomb.append("a%d: &a%d [%s, %s, %s]\n".formatted(i, i, before, before, before));
    }
    assertThat(fixture.error(bomb.toString()))
        .matches("recipe.yaml:\\d+ more than 100000 values; too many aliases\\?");
    assertThat(fixture.error("a: &a x\nb: [" + "*a, ".repeat(200) + "]\n"))
        .isEqualTo("recipe.yaml:2 more than 100 aliases");
    assertThat(fixture.error("a: &a [*a]\n"))
        .isEqualTo("recipe.yaml:1 aliases nest deeper than 200 levels");
  }

  @Test
  void givenDeepNesting_refusesItWithoutRecursion() {
    assertThat(fixture.error("seed: 1\nstore: " + "[".repeat(500_000)))
        .isEqualTo("recipe.yaml:2 nested deeper than 50 levels");
  }

  @Test
  void givenMoreThanOneMegabyte_refusesIt() {
    assertThat(fixture.error("#" + "x".repeat(1 << 20)))
        .isEqualTo("recipe.yaml: is larger than 1 MB");
    assertThat(fixture.error("seed: 1\n#" + "x".repeat(1_000_000))).isEqualTo("no error");
  }

  @Test
  void givenScrambledRecipes_neverFailsOtherwise() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder(Samples.WHOLE);
      for (int edit = random.nextInt(1, 6); edit > 0; edit--) {
        int at = random.nextInt(text.length());
        text.setCharAt(at, "\n\t :-[]{}&*!'\"#?|>%@\uD800a1".charAt(random.nextInt(23)));
      }
      fixture.error(text.toString().replace('\uD800', '\u0000'));
    }
  }
}
