package dev.winnow.filters.rules;

import static dev.winnow.filters.rules.Rules.judge;
import static dev.winnow.filters.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.filters.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstructionRulesTest {
  private final InstructionRules alpaca = rule(InstructionRules.PART, Map.of());
  private final InstructionRules selfInstruct =
      rule(InstructionRules.PART, Map.of("rules", "self-instruct"));

  @Test
  void givenThreeWords_isTooShort() {
    assertThat(judge(alpaca, "Name three rivers."))
        .isEqualTo(Verdict.drop("too_short", Map.of("words", 3, "min", 4)));
    assertThat(judge(alpaca, ""))
        .isEqualTo(Verdict.drop("too_short", Map.of("words", 0, "min", 4)));
    assertThat(judge(alpaca, "Name three long rivers.")).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenOver150Words_isTooLong() {
    assertThat(judge(alpaca, "word ".repeat(150))).isEqualTo(Verdict.KEEP);
    assertThat(judge(alpaca, "word\u00a0".repeat(151)))
        .isEqualTo(Verdict.drop("too_long", Map.of("words", 151, "max", 150)));
  }

  @Test
  void givenWriteAProgram_isDropped() {
    assertThat(judge(alpaca, " Write a  program that sorts."))
        .isEqualTo(Verdict.drop("writes_program", Map.of()));
    assertThat(judge(alpaca, "Write a programme for a play."))
        .isEqualTo(Verdict.drop("writes_program", Map.of()));
    assertThat(judge(alpaca, "Please Write a program now.")).isEqualTo(Verdict.KEEP);
    assertThat(judge(alpaca, "write a program that sorts.")).isEqualTo(Verdict.KEEP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "/", ":", "@", "[", "`", "{", "~", "_", "\"", "é", "中", "😀", "“"})
  void givenPunctuationOrNotAsciiFirst_isABadStart(String start) {
    assertThat(judge(alpaca, start + "one two three four"))
        .isEqualTo(Verdict.drop("bad_start", Map.of("start", start)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "Z", "0", "9", " a", "\u007f"})
  void givenOtherFirst_staysWhereItIs(String start) {
    assertThat(judge(alpaca, start + "one two three four")).isEqualTo(Verdict.KEEP);
  }

  @ParameterizedTest
  @CsvSource({
    "Look at this IMAGE now,image",
    "Describe the graphs in words,graphs",
    "Paint me a picture please,picture",
    "Name all files of mine,files",
    "Read a map of Rome,map",
    "Can you Draw a cat?,draw",
    "Explain the plot: of Hamlet,plot",
    "Now go  to the shop,go to"
  })
  void givenWordOfBothLists_isBlacklisted(String instruction, String word) {
    Verdict verdict = Verdict.drop("blacklisted", Map.of("word", word));
    assertThat(judge(alpaca, instruction)).isEqualTo(verdict);
    assertThat(judge(selfInstruct, instruction)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @ValueSource(strings = {"video", "audio", "music", "flowchart", "diagram"})
  void givenWordOfAlpacasList_isBlacklistedThereOnly(String word) {
    String instruction = "Make me a " + word + ".";
    assertThat(judge(alpaca, instruction))
        .isEqualTo(Verdict.drop("blacklisted", Map.of("word", word)));
    assertThat(judge(selfInstruct, instruction)).isEqualTo(Verdict.KEEP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Write one paragraph about mapping",
        "What does image_path mean here",
        "Explain what éfile and мmap are",
        "Who is the drawer of plots",
        "Let it go, to be free",
        "A map2 is what exactly"
      })
  void givenPartOfAnotherWord_isNot(String instruction) {
    assertThat(judge(alpaca, instruction)).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenUnknownRules_isInvalid() {
    assertThatThrownBy(() -> rule(InstructionRules.PART, Map.of("rules", "orca")))
        .hasMessage("filters[2].rules: expected one of self-instruct, alpaca, got \"orca\"");
    assertThatThrownBy(() -> rule(InstructionRules.PART, Map.of("rule", "alpaca")))
        .hasMessage("filters[2].rule: unknown key; did you mean \"rules\"?");
  }
}
