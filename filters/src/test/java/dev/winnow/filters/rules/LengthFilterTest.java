package dev.winnow.filters.rules;

import static dev.winnow.filters.rules.Rules.judge;
import static dev.winnow.filters.rules.Rules.row;
import static dev.winnow.filters.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.winnow.filters.Verdict;
import dev.winnow.filters.text.TokenizerFiles;
import dev.winnow.templates.settings.InvalidSetting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LengthFilterTest {
  @Test
  void givenWords_dropsShorterThanMinAndLongerThanMax() {
    LengthFilter rule =
        rule(
            LengthFilter.PART, Map.of("field", "instruction", "unit", "words", "min", 2, "max", 3));

    assertThat(judge(rule, "One!"))
        .isEqualTo(drop("too_short", "instruction", "words", 1, "min", 2));
    assertThat(judge(rule, "one two")).isEqualTo(Verdict.KEEP);
    assertThat(judge(rule, "it's three")).isEqualTo(Verdict.KEEP);
    assertThat(judge(rule, "it's now four"))
        .isEqualTo(drop("too_long", "instruction", "words", 4, "max", 3));
  }

  @Test
  void givenChars_countsCodePoints() {
    LengthFilter rule =
        rule(LengthFilter.PART, Map.of("field", "output", "unit", "chars", "max", 3));

    assertThat(rule.judge(row("", "", "😀😀😀"))).isEqualTo(Verdict.KEEP);
    assertThat(rule.judge(row("", "", "e\u0301te\u0301")))
        .isEqualTo(drop("too_long", "output", "chars", 5, "max", 3));
    assertThat(rule.judge(row("much longer", "", ""))).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenTokens_countsWithTheNamedTokenizer() {
    Map<String, ?> old =
        Map.of("unit", "tokens", "tokenizer", "r50k_base", "field", "row", "max", 13);
    String text = "お誕生日おめでとう";

    assertThat(judge(rule(LengthFilter.PART, old), text))
        .isEqualTo(drop("too_long", "row", "tokens", 14, "max", 13));
    assertThat(judge(rule(LengthFilter.PART, Map.of("unit", "tokens", "max", 9)), text))
        .isEqualTo(Verdict.KEEP);
    assertThat(judge(rule(LengthFilter.PART, Map.of("unit", "tokens", "max", 8)), text))
        .isEqualTo(drop("too_long", "row", "tokens", 9, "max", 8));
    assertThat(judge(rule(LengthFilter.PART, Map.of("unit", "tokens", "min", 10)), text))
        .isEqualTo(drop("too_short", "row", "tokens", 9, "min", 10));
  }

  @Test
  void givenTokenizerFile_countsWithIt() {
    Map<String, ?> settings =
        Map.of("unit", "tokens", "tokenizer", TokenizerFiles.path("pieces"), "min", 2, "max", 4);
    LengthFilter rule = rule(LengthFilter.PART, settings);

    assertThat(judge(rule, "owl")).isEqualTo(drop("too_short", "row", "tokens", 1, "min", 2));
    assertThat(judge(rule, "OWL owl")).isEqualTo(Verdict.KEEP);
    assertThat(judge(rule, "owl owl owl owl owl"))
        .isEqualTo(drop("too_long", "row", "tokens", 5, "max", 4));
    assertThat(rule).isEqualTo(rule(LengthFilter.PART, settings));
  }

  @Test
  void givenNoField_measuresTheWholeRow() {
    LengthFilter rule = rule(LengthFilter.PART, Map.of("unit", "chars", "min", 5, "max", 5));

    assertThat(rule.judge(row("a", "b", "c"))).isEqualTo(Verdict.KEEP);
    assertThat(rule.judge(row("a", "", "c")))
        .isEqualTo(drop("too_short", "row", "chars", 3, "min", 5));
  }

  @Test
  void givenMaxOfZero_keepsTheEmptyTextOnly() {
    LengthFilter rule =
        rule(LengthFilter.PART, Map.of("field", "input", "unit", "tokens", "max", 0));

    assertThat(rule.judge(row("a", "", "b"))).isEqualTo(Verdict.KEEP);
    assertThat(rule.judge(row("a", "c", "b"))).isInstanceOf(Verdict.Drop.class);
  }

  static List<Arguments> contradictions() {
    return List.of(
        arguments(Map.of("max", 1), "unit: is missing: expected one of chars, words, tokens"),
        arguments(
            Map.of("unit", "bytes", "max", 1),
            "unit: expected one of chars, words, tokens, got \"bytes\""),
        arguments(Map.of("unit", "words"), "min: expected min, max or both, got neither"),
        arguments(
            Map.of("unit", "words", "min", 3, "max", 2),
            "min: expected at most max, which is 2, got 3"),
        arguments(
            Map.of("unit", "tokens", "min", "ten"),
            "min: expected a number of tokens, words or chars ≥ 0, got \"ten\""),
        arguments(
            Map.of("unit", "tokens", "max", -1),
            "max: expected a number of tokens, words or chars ≥ 0, got -1"),
        arguments(
            Map.of("unit", "tokens", "max", 1.5),
            "max: expected a number of tokens, words or chars ≥ 0, got 1.5"),
        arguments(
            Map.of("unit", "chars", "max", 9, "tokenizer", "cl100k_base"),
            "tokenizer: only goes with unit: tokens, and the unit is chars"),
        arguments(
            Map.of("unit", "tokens", "max", 9, "tokenizer", "gpt2"),
            "tokenizer: expected one of r50k_base, p50k_base, cl100k_base, o200k_base, or the path"
                + " of a tokenizer.json, and there is no file \"gpt2\""),
        arguments(
            Map.of("unit", "chars", "max", 9, "field", "answer"),
            "field: expected one of system, instruction, input, output, row, got \"answer\""));
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void givenWrongSettings_saysWhatIsExpected(Map<String, ?> settings, String problem) {
    assertThatThrownBy(() -> rule(LengthFilter.PART, settings))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage("filters[2]." + problem);
  }

  private static Verdict drop(
      String reason, String field, String unit, int length, String bound, int value) {
    return Verdict.drop(
        reason, Map.of("field", field, "unit", unit, "length", length, bound, value));
  }
}
