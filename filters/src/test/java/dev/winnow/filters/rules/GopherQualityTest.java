package dev.winnow.filters.rules;

import static dev.winnow.filters.rules.Rules.judge;
import static dev.winnow.filters.rules.Rules.row;
import static dev.winnow.filters.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.winnow.filters.Verdict;
import dev.winnow.templates.settings.InvalidSetting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GopherQualityTest {
  private static final String STOP = "the and ";

  private final GopherQuality published = rule(GopherQuality.PART, Map.of());

  private static Verdict drop(String reason, Number value, Number threshold) {
    return Verdict.drop(reason, Map.of("field", "row", "value", value, "threshold", threshold));
  }

  /** A text that is within all published thresholds, of so many words. */
  private static String prose(int words) {
    return STOP + "word ".repeat(words - 2);
  }

  private static String bullets(int lines) {
    return (" - " + prose(6) + "\n").repeat(lines - 1) + "• " + prose(6) + "\n";
  }

  private static String lines(int lines, String end) {
    return (prose(12) + end + " \n").repeat(lines);
  }

  /** A text at a threshold, one just beyond it, and what is said of that. */
  static List<Arguments> borders() {
    return List.of(
        arguments(prose(50), prose(49), drop("too_few_words", 49, 50)),
        arguments(prose(100_000), prose(100_001), drop("too_many_words", 100_001, 100_000)),
        arguments(
            STOP + "one ".repeat(48),
            STOP + "one ".repeat(47) + "on",
            drop("short_words", 2.98, 3.0)),
        arguments(
            STOP + "tenletters ".repeat(34) + "elevenchars ".repeat(14),
            STOP + "tenletters ".repeat(33) + "elevenchars ".repeat(15),
            drop("long_words", 10.02, 10.0)),
        arguments(
            prose(90) + "# ".repeat(10),
            prose(89) + "# ".repeat(10),
            drop("too_many_hashes", 10 / 99.0, 0.1)),
        arguments(
            prose(89) + "... ".repeat(5) + "… ".repeat(5) + "end",
            prose(88) + "... ".repeat(5) + "… ".repeat(5) + "end",
            drop("too_many_ellipses", 10 / 99.0, 0.1)),
        arguments(
            bullets(9) + prose(50),
            bullets(10) + prose(50),
            drop("too_many_bullet_lines", 10 / 11.0, 0.9)),
        arguments(
            lines(7, "") + lines(3, "..."),
            lines(6, "") + lines(3, "…"),
            drop("too_many_ellipsis_lines", 3 / 9.0, 0.3)),
        arguments(
            prose(80) + "1234 ".repeat(20),
            prose(80) + "1234 ".repeat(21),
            drop("too_few_alphabetic_words", 80 / 101.0, 0.8)),
        arguments(prose(60), "the " + "word ".repeat(60), drop("too_few_stop_words", 1, 2)));
  }

  @ParameterizedTest
  @MethodSource("borders")
  void givenTextAtAThreshold_stays_andBeyondItGoes(String within, String beyond, Verdict verdict) {
    assertThat(judge(published, within)).isEqualTo(Verdict.KEEP);
    assertThat(judge(published, beyond)).isEqualTo(verdict);
  }

  @Test
  void givenMarks_areNoWordsButCountInShares() {
    GopherQuality rule = rule(GopherQuality.PART, Map.of("min_words", 5, "min_stop_words", 0));

    assertThat(judge(rule, "some words , , , ,")).isEqualTo(drop("too_few_words", 2, 5));
    assertThat(judge(rule, "five words are here , , now"))
        .isEqualTo(drop("too_few_alphabetic_words", 5 / 7.0, 0.8));
  }

  @Test
  void givenNothing_hasNoWords() {
    assertThat(judge(published, "")).isEqualTo(drop("too_few_words", 0, 50));
    assertThat(judge(rule(GopherQuality.PART, Map.of("min_words", 0)), "  "))
        .isEqualTo(drop("short_words", 0.0, 3.0));
  }

  @Test
  void givenEverythingSet_measuresByThat() {
    GopherQuality german =
        rule(
            GopherQuality.PART,
            Map.of("field", "output", "min_words", 4, "stop_words", List.of("der", "und", "die")));

    assertThat(german.judge(row("", "", "Der Hund und die Katze schlafen.")))
        .isEqualTo(Verdict.KEEP);
    assertThat(german.judge(row("", "", "The dog and the cat sleep.")))
        .isEqualTo(
            Verdict.drop(
                "too_few_stop_words", Map.of("field", "output", "value", 0, "threshold", 2)));
  }

  static List<Arguments> contradictions() {
    return List.of(
        arguments(
            Map.of("min_words", 9, "max_words", 8),
            "min_words: expected at most max_words, which is 8, got 9"),
        arguments(
            Map.of("min_word_length", 10.5),
            "min_word_length: expected at most max_word_length, which is 10.0, got 10.5"),
        arguments(Map.of("max_symbols", 1.5), "max_symbols: expected a share from 0 to 1, got 1.5"),
        arguments(Map.of("min_words", -1), "min_words: expected a number of words ≥ 0, got -1"),
        arguments(
            Map.of("stop_words", List.of("a", "in the")),
            "stop_words: expected single words, got \"in the\""),
        arguments(
            Map.of("stop_words", List.of("a", "a")),
            "min_stop_words: expected at most the number of stop_words, which is 1, got 2"));
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void givenWrongSettings_saysWhatIsExpected(Map<String, ?> settings, String problem) {
    assertThatThrownBy(() -> rule(GopherQuality.PART, settings))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage("filters[2]." + problem);
  }
}
