package dev.winnow.pipelines.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipePrinterTest {
  @TempDir Path folder;
  Fixture fixture;

  @BeforeEach
  void files() {
    fixture = new Fixture(folder);
  }

  @Test
  void givenSmallestRecipe_printsDefaults() {
    assertThat(RecipePrinter.print(fixture.read("filters:\n  - near-duplicates:\n")))
        .isEqualTo(
            """
            seed: 42
            filters:
              - near-duplicates:
                  name: near-duplicates
                  shingle:
                    words: 5
                  threshold: 0.7
            render:
              format: messages
            output:
              dir: FOLDER/out
              split: train
              shard_rows: 50000
              keep: []
            """
                .replace("FOLDER", folder.toString()));
  }

  @Test
  void givenWholeRecipe_printsSectionsInTheirOrder() {
    String printed = RecipePrinter.print(fixture.read(Samples.WHOLE));

    assertThat(printed.lines().filter(line -> line.matches("\\w.*")).map(l -> l.split(":")[0]))
        .containsExactlyElementsOf(Keys.SECTIONS);
    assertThat(printed).contains("- method: alpaca\n    teacher: default\n    seeds: ");
  }

  @Test
  void givenPrinted_readsTheSameAgain() {
    String printed = RecipePrinter.print(fixture.read(Samples.WHOLE));

    assertThat(RecipePrinter.print(fixture.read(printed))).isEqualTo(printed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "{top: 5} -> top: 5|by: tokens|tokenizer: cl100k_base",
        "{sample: 5} -> sample: 5",
        "{by: score, each: 2, per: category} -> by: score|per: category|each: 2",
        "{shares: {b: 2, a*: 1}, per: source, sample: 9} ->"
            + " sample: 9|per: source|shares:|  b: 2|  a*: 1",
      })
  void givenSelect_printsItSoThatItReadsTheSame(String select, String expected) {
    Recipe recipe = fixture.read("select: " + select);

    String printed = RecipePrinter.print(recipe);

    assertThat(printed).contains("select:\n  " + expected.replace("|", "\n  ") + "\nrender:");
    assertThat(fixture.read(printed).select()).isEqualTo(recipe.select());
  }

  @Test
  void givenStrangeTexts_readsTheSameAgain() {
    String[] texts = {
      "42",
      "0x1F",
      "true",
      "~",
      "",
      " x ",
      "a: b",
      "# c",
      "- d",
      "*e",
      "&f",
      "!g",
      "a\nb\n\n",
      "\ttab",
      "\u0000\u0007\u001b",
      "\u0085\u2028\ufeff",
      "é 漢 \uD83D\uDE00",
      "'",
      "\"\\",
      "x ".repeat(500)
    };
    for (String text : texts) {
      String quoted = new com.fasterxml.jackson.databind.node.TextNode(text).toString();
      Recipe recipe = fixture.read("filters: [{regex: {drop: " + quoted + "}}]");
      assertThat(recipe.filters().get(0).settings().text("drop")).isEqualTo(text);

      Recipe again = fixture.read(RecipePrinter.print(recipe));

      assertThat(again.filters().get(0).settings().text("drop")).isEqualTo(text);
    }
  }
}
