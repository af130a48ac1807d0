package dev.winnow.filters.rules;

import static dev.winnow.filters.rules.Rules.judge;
import static dev.winnow.filters.rules.Rules.row;
import static dev.winnow.filters.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.filters.Verdict;
import dev.winnow.templates.Example;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnicodeFilterTest {
  private static final List<String> ALL =
      List.of("control", "bidi", "private-use", "replacement", "zero-width");

  private final UnicodeFilter rule = rule(UnicodeFilter.PART, Map.of());

  @ParameterizedTest
  @CsvSource({
    "0000,control",
    "0008,control",
    "000B,control",
    "001F,control",
    "007F,control",
    "0085,control",
    "009F,control",
    "202A,bidi",
    "202E,bidi",
    "2066,bidi",
    "2069,bidi",
    "E000,private_use",
    "F8FF,private_use",
    "F0000,private_use",
    "10FFFD,private_use",
    "FFFD,replacement"
  })
  void givenUnwantedCharacter_saysWhichAndWhere(String hex, String reason) {
    String character = Character.toString(Integer.parseInt(hex, 16));
    assertThat(rule.judge(row("q", "😀é" + character + "b", "a")))
        .isEqualTo(drop(reason, "input", 3, "U+" + hex));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a\tb\r\nc",
        "é中Ω \u00a0\u3000",
        "👩\u200d👩\u200d👧 می\u200cخواهم",
        "\u200e\u200f\u061c",
        "\ud83d\ude00",
        "\ufeff"
      })
  void givenCharactersOfScriptsAndEmoji_stays(String text) {
    assertThat(rule.judge(row(text, text, text))).isEqualTo(Verdict.KEEP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"200B", "200D", "2060", "FEFF", "180E", "E0041"})
  void givenZeroWidth_goesOnlyWhereAsked(String hex) {
    String text = "a" + Character.toString(Integer.parseInt(hex, 16));
    assertThat(judge(rule, text)).isEqualTo(Verdict.KEEP);
    assertThat(judge(rule(UnicodeFilter.PART, Map.of("kinds", List.of("zero-width"))), text))
        .isEqualTo(drop("zero_width", "instruction", 2, "U+" + hex));
  }

  @Test
  void givenOneKind_keepsTheOthers() {
    UnicodeFilter bidi =
        rule(UnicodeFilter.PART, Map.of("kinds", List.of("bidi"), "field", "output"));

    assertThat(bidi.judge(row("\u202e", "", "\0\ud800\ufffd"))).isEqualTo(Verdict.KEEP);
    assertThat(bidi.judge(row("", "", "\0\u2066"))).isEqualTo(drop("bidi", "output", 2, "U+2066"));
  }

  @Test
  void givenStrip_takesThemOutOfEveryText() {
    UnicodeFilter strip = rule(UnicodeFilter.PART, Map.of("kinds", ALL, "action", "strip"));
    Example row = row("\0do\u202e", "\ue001😀\ue000", "\ufeffdone\ufffd");
    Example talk =
        new Example(
            "\0be",
            List.of(new Turn(Role.USER, "\u0007hi"), new Turn(Role.ASSISTANT, "ho")),
            row.instruction(),
            row.input(),
            row.output(),
            row.provenance(),
            row.scores());

    assertThat(strip.judge(talk))
        .isEqualTo(
            Verdict.changed(
                new Example(
                    "be",
                    List.of(new Turn(Role.USER, "hi"), new Turn(Role.ASSISTANT, "ho")),
                    "do",
                    "😀",
                    "done",
                    row.provenance(),
                    row.scores()),
                "stripped"));
    assertThat(strip.judge(row("do", "", "done"))).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenStripOfOneField_leavesTheOthers() {
    UnicodeFilter strip = rule(UnicodeFilter.PART, Map.of("field", "input", "action", "strip"));

    assertThat(strip.judge(row("\0", "a\0", "\0")))
        .isEqualTo(Verdict.changed(row("\0", "a", "\0"), "stripped"));
    assertThat(strip.judge(row("\0", "a", "\0"))).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenNoOrUnknownKind_isInvalid() {
    assertThatThrownBy(() -> rule(UnicodeFilter.PART, Map.of("kinds", List.of())))
        .hasMessage("filters[2].kinds: expected at least one kind, got none");
    assertThatThrownBy(() -> rule(UnicodeFilter.PART, Map.of("kinds", List.of("nul"))))
        .hasMessageStartingWith("filters[2].kinds[0]: expected a list of any of control,");
    assertThatThrownBy(() -> rule(UnicodeFilter.PART, Map.of("action", "mask")))
        .hasMessage("filters[2].action: expected one of drop, strip, got \"mask\"");
  }

  private static Verdict drop(String reason, String field, int at, String character) {
    return Verdict.drop(reason, Map.of("field", field, "at", at, "character", character));
  }
}
