package dev.winnow.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.filters.registry.Filters;
import dev.winnow.templates.settings.Part;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FiltersCommandTest {
  @TempDir Path folder;

  static List<String> names() {
    return Filters.ALL.stream().<String>map(Part::name).toList();
  }

  private static String show(String... args) {
    Cli shown = Cli.run((Object[]) args);
    assertThat(shown.code()).as(shown.err()).isZero();
    assertThat(shown.err()).isEmpty();
    return shown.out();
  }

  @Test
  void listsEveryFilterInOrder() {
    String all = show("filters");

    assertThat(all.lines().filter(line -> !line.startsWith(" ")).map(line -> line.split(" ")[0]))
        .containsExactlyElementsOf(names());
    assertThat(all.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    String words = all.replaceAll("\\s+", " ");
    Filters.ALL.forEach(part -> assertThat(words).contains(part.name() + " " + part.doc()));
  }

  @ParameterizedTest
  @MethodSource("names")
  void givenName_showsEverySettingAndAnExampleThatChecks(String name) {
    String shown = show("filters", name);

    Part<?> part = Filters.named(name);
    assertThat(shown.lines()).startsWith(name, "  " + part.doc());
    part.parameters().forEach(key -> assertThat(shown).contains("    " + key.name(), key.doc()));
    assertThat(shown).contains("    name ");
    Cli.write(folder.resolve("humaneval.jsonl"), "{\"prompt\":\"What is asked?\"}");
    Cli checked = Cli.run("check", Cli.write(folder.resolve("r.yaml"), example(shown)));
    assertThat(checked.code()).as(checked.err()).isZero();
    assertThat(checked.out()).contains("  - " + name + ":\n");
  }

  private static String example(String shown) {
    return shown.substring(shown.indexOf("    filters:\n"));
  }

  @Test
  void givenNearDuplicates_explainsTheBandsOfTheDefaults() {
    assertThat(show("filters", "near-duplicates").lines())
        .contains(
            "    shingle            what texts are compared by: runs of words or of characters"
                + " (a mapping, default {\"words\":5})",
            "      words            words in a shingle (a number of words ≥ 1)",
            "    threshold          similar is a Jaccard similarity of at least this"
                + " (a similarity from 0 to 1, default 0.7)")
        .contains(
            "    s       compared",
            "    0.1      0.025 %",
            "    0.5     54.784 %",
            "    0.7     98.995 %  the threshold",
            "    0.95   100.000 %")
        .anyMatch(line -> line.contains("runs of words (length 5)"))
        .anyMatch(line -> line.contains("25 bands of 5 rows"))
        .endsWith("  In a recipe:", "    filters:", "      - near-duplicates: {}");
  }

  @Test
  void givenSettings_explainsThose() {
    String[] args = {
      "filters", "near-duplicates", "--set", "threshold=0.85", "--set", "recall=0.95"
    };
    assertThat(show(args).lines())
        .contains("    0.7     38.999 %", "    0.85    95.764 %  the threshold")
        .anyMatch(line -> line.contains("12 bands of 9 rows"))
        .endsWith("      - near-duplicates: {threshold: 0.85, recall: 0.95}");
    assertThat(show(args)).doesNotContain(" \n");
    assertThat(show("filters", "near-duplicates", "--set", "shingle.characters=12"))
        .contains("runs of characters (length 12)");
    assertThat(show("filters", "regex", "--set", "drop=", "--set", "keep='[a, b]'"))
        .contains("keep: '[a, b]'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          near-duplicats                            | filters: unknown filter "near-duplicats"; did you mean "near-duplicates"?
          near-duplicates --set treshold=1          | --set treshold: unknown key; did you mean "threshold"?
          near-duplicates --set threshold=2         | --set threshold: expected a similarity from 0 to 1, got 2
          near-duplicates --set threshold           | --set threshold: expected key.path=value
          near-duplicates --set recall=0.9999 --set threshold=0.05 | --set recall: 0.9999 cannot be reached at threshold 0.05, only 0.9985; it needs a threshold of at least 0.0695
          length --set tokenizer=cl100k_base        | --set tokenizer: only goes with unit: tokens, and the unit is words
          """)
  void givenWhatIsNot_saysSo(String line, String message) {
    Cli wrong = Cli.run((Object[]) ("filters " + line).trim().split(" "));

    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err()).isEqualTo(message + "\n");
  }
}
