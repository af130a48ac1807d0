package dev.winnow.filters.rules;

import static dev.winnow.filters.rules.Rules.judge;
import static dev.winnow.filters.rules.Rules.row;
import static dev.winnow.filters.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.winnow.filters.Verdict;
import dev.winnow.templates.settings.InvalidSetting;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GopherRepetitionTest {
  private final GopherRepetition published = rule(GopherRepetition.PART, Map.of());

  /** So many different tokens of four letters, from a number on, each with a space behind it. */
  private static String words(int from, int count) {
    StringBuilder words = new StringBuilder();
    for (int i = from; i < from + count; i++) {
      words.append((char) ('a' + i / 26)).append((char) ('a' + i % 26)).append("xy ");
    }
    return words.toString();
  }

  @Test
  void givenNoSettings_hasThePublishedThresholds() {
    assertThat(published.max().values())
        .containsExactly(0.3, 0.2, 0.3, 0.2, 0.2, 0.18, 0.16, 0.15, 0.14, 0.13, 0.12, 0.11, 0.10);
  }

  @Test
  void givenVariedText_stays() {
    assertThat(judge(published, words(0, 300))).isEqualTo(Verdict.KEEP);
    assertThat(judge(published, "")).isEqualTo(Verdict.KEEP);
  }

  /** Each measure is exactly a fifth, a quarter or a half: at that it stays, below that it goes. */
  static List<Arguments> borders() {
    return List.of(
        arguments("duplicate_paragraphs", "aa\n\nbb\n\ncc\n\n\naa", 0.25),
        arguments("duplicate_paragraph_chars", "aaaaa\n\naaaaa\n\nbbbbbb", 0.25),
        arguments("duplicate_lines", "a\nb\nc\n\na", 0.25),
        arguments("duplicate_line_chars", "aaa\n\naaa\nbbb", 0.25),
        arguments("top_2_gram", "ab cd ab cd xyzuvw", 10.0 / 18),
        arguments("top_3_gram", "a b c 12 a b c 3456z", 10.0 / 20),
        arguments("top_4_gram", "a b c d 1 a b c d xyzuvw", 14.0 / 24),
        arguments("duplicate_5_grams", "a b c d e a b c d e!", 0.25),
        arguments("duplicate_6_grams", "a b c d e f a b c d e f!", 0.25),
        arguments("duplicate_7_grams", "a b c d e f g a b c d e f g!", 0.25),
        arguments("duplicate_8_grams", "a b c d e f g h a b c d e f g h!", 0.25),
        arguments("duplicate_9_grams", "a b c d e f g h i a b c d e f g h i 1", 9.0 / 37),
        arguments("duplicate_10_grams", "a b c d e f g h i j a b c d e f g h i j", 10.0 / 39));
  }

  @ParameterizedTest
  @MethodSource("borders")
  void givenMeasureAtItsThreshold_stays_andAboveItGoes(String measure, String text, double value) {
    assertThat(judge(only(measure, value), text)).isEqualTo(Verdict.KEEP);
    double below = Math.nextDown(value);
    assertThat(judge(only(measure, below), text))
        .isEqualTo(
            Verdict.drop(measure, Map.of("field", "row", "value", value, "threshold", below)));
  }

  private static GopherRepetition only(String measure, double threshold) {
    Map<String, Object> settings = new HashMap<>();
    GopherRepetition.MEASURES.forEach(other -> settings.put(other.name(), 100));
    settings.put(measure, threshold);
    return rule(GopherRepetition.PART, settings);
  }

  @Test
  void givenFewWords_dropsThemUnlessTwoOccurrencesAreWanted() {
    String text = "What is the capital of France?";

    assertThat(judge(published, text)).isInstanceOf(Verdict.Drop.class);
    GopherRepetition twice = rule(GopherRepetition.PART, Map.of("occurrences", 2));
    assertThat(judge(twice, text)).isEqualTo(Verdict.KEEP);
    assertThat(judge(twice, "very good very good")).isInstanceOf(Verdict.Drop.class);
  }

  @Test
  void givenField_measuresThatOnly() {
    GopherRepetition rule = rule(GopherRepetition.PART, Map.of("field", "output"));
    String loop = "again and ".repeat(40);

    assertThat(rule.judge(row(loop, loop, words(0, 100)))).isEqualTo(Verdict.KEEP);
    assertThat(rule.judge(row(words(0, 100), "", loop))).isInstanceOf(Verdict.Drop.class);
  }

  @Test
  void givenOtherCase_isNoRepetition() {
    GopherRepetition rule = only("top_2_gram", 0.2);
    String text = words(0, 20);
    assertThat(judge(rule, text + text.toUpperCase(Locale.ROOT))).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenWrongSettings_saysWhatIsExpected() {
    assertThatThrownBy(() -> rule(GopherRepetition.PART, Map.of("top_2_gram", -0.1)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage("filters[2].top_2_gram: expected a share ≥ 0, got -0.1");
    assertThatThrownBy(() -> rule(GopherRepetition.PART, Map.of("duplicate_10_gram", 0.1)))
        .hasMessage(
            "filters[2].duplicate_10_gram: unknown key; did you mean \"duplicate_10_grams\"?");
    assertThatThrownBy(() -> rule(GopherRepetition.PART, Map.of("occurrences", 0)))
        .hasMessage("filters[2].occurrences: expected a number of occurrences ≥ 1, got 0");
  }
}
