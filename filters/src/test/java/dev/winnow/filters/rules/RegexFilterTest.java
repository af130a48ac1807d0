package dev.winnow.filters.rules;

import static dev.winnow.filters.rules.Rules.judge;
import static dev.winnow.filters.rules.Rules.row;
import static dev.winnow.filters.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.filters.Verdict;
import dev.winnow.templates.settings.InvalidSetting;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegexFilterTest {
  private static final String PICTURES = "(?i)\\b(image|graph)s?\\b";

  @Test
  void givenDrop_dropsRowsWithAMatch() {
    RegexFilter rule = rule(RegexFilter.PART, Map.of("field", "instruction", "drop", PICTURES));

    assertThat(judge(rule, "Draw two Graphs of it."))
        .isEqualTo(
            Verdict.drop(
                "matched", Map.of("field", "instruction", "match", "Graphs", "pattern", PICTURES)));
    assertThat(judge(rule, "Write a paragraph.")).isEqualTo(Verdict.KEEP);
    assertThat(rule.judge(row("Describe it.", "an image", "It shows …"))).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenKeep_dropsRowsWithoutAMatch() {
    RegexFilter rule = rule(RegexFilter.PART, Map.of("field", "output", "keep", "^[A-Z]"));

    assertThat(rule.judge(row("q", "", "Yes"))).isEqualTo(Verdict.KEEP);
    assertThat(rule.judge(row("Q", "", "no")))
        .isEqualTo(Verdict.drop("not_matched", Map.of("field", "output", "pattern", "^[A-Z]")));
    assertThat(rule.judge(row("Q", "", "")))
        .isEqualTo(Verdict.drop("not_matched", Map.of("field", "output", "pattern", "^[A-Z]")));
  }

  @Test
  void givenNoField_searchesTheWholeRow() {
    RegexFilter rule = rule(RegexFilter.PART, Map.of("drop", "b\nc"));

    assertThat(rule.judge(row("a", "b", "c"))).isInstanceOf(Verdict.Drop.class);
    assertThat(rule.judge(row("a", "", "b c"))).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenLongMatch_showsItsBeginning() {
    RegexFilter rule = rule(RegexFilter.PART, Map.of("drop", "(?s).+"));

    Verdict.Drop drop = (Verdict.Drop) judge(rule, "😀".repeat(500));

    assertThat(drop.detail()).containsEntry("match", "😀".repeat(39) + "…");
    assertThat(((Verdict.Drop) judge(rule, "😀".repeat(40))).detail())
        .containsEntry("match", "😀".repeat(40));
  }

  @Test
  void givenBacktrackersNightmare_finishes() {
    RegexFilter rule = rule(RegexFilter.PART, Map.of("drop", "(a+)+$"));

    assertThat(judge(rule, "a".repeat(1 << 20) + "b")).isEqualTo(Verdict.KEEP);
    assertThat(judge(rule, "a".repeat(1 << 20))).isInstanceOf(Verdict.Drop.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "(ab ~ missing closing ) \"(ab\" at character 1",
        "ab) ~ a closing ) has no opening (",
        "x[a ~ missing closing ] \"[a\" at character 2",
        "😀a** ~ invalid nested repetition operator \"**\" at character 3",
        "[**]a** ~ invalid nested repetition operator \"**\"",
        "a\\ ~ trailing backslash at end of expression at character 2",
        "a(?=b) ~ invalid or unsupported Perl syntax \"(?=\" at character 2; RE2 has no look-around"
            + " and no back-references",
        "(?<=a)b ~ invalid named capture \"(?<=a)b\" at character 1; RE2 has no look-around"
            + " and no back-references",
        "(a)\\1 ~ invalid escape sequence \"\\1\" at character 4; RE2 has no look-around and no"
            + " back-references",
        "a{2000} ~ invalid repeat count \"{2000}\" at character 2"
      })
  void givenBadPattern_saysWhatAndWhere(String pattern, String problem) {
    assertThatThrownBy(() -> rule(RegexFilter.PART, Map.of("keep", pattern)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage("filters[2].keep: not a pattern: " + problem);
  }

  /** What YAML makes of {@code \b} in double quotes. */
  @Test
  void givenControlCharacter_isInvalid() {
    assertThatThrownBy(() -> rule(RegexFilter.PART, Map.of("drop", "x\bword")))
        .hasMessage(
            "filters[2].drop: has the control character U+0008 at character 2; in YAML write"
                + " patterns in single quotes: '\\bword\\b'");
    assertThat(rule(RegexFilter.PART, Map.of("drop", "a\tb\n")).dropsMatches()).isTrue();
  }

  @Test
  void givenBothOrNeither_isInvalid() {
    assertThatThrownBy(() -> rule(RegexFilter.PART, Map.of("keep", "a", "drop", "b")))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage("filters[2].drop: expected exactly one of drop and keep, got both");
    assertThatThrownBy(() -> rule(RegexFilter.PART, Map.of("field", "input")))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage("filters[2].drop: expected exactly one of drop and keep, got neither");
  }

  @Test
  void givenWrongTypes_isInvalid() {
    assertThatThrownBy(() -> rule(RegexFilter.PART, Map.of("drop", 5)))
        .hasMessage("filters[2].drop: expected a text, got 5");
    assertThatThrownBy(() -> rule(RegexFilter.PART, Map.of("drop", "a", "field", "answer")))
        .hasMessage(
            "filters[2].field: expected one of system, instruction, input, output, row, got"
                + " \"answer\"");
  }
}
