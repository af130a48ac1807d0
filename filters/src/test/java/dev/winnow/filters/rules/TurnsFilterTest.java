package dev.winnow.filters.rules;

import static dev.winnow.filters.rules.Rules.row;
import static dev.winnow.filters.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.filters.Verdict;
import dev.winnow.templates.Example;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.Role;
import dev.winnow.templates.ToolCall;
import dev.winnow.templates.ToolUse;
import dev.winnow.templates.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TurnsFilterTest {
  private final TurnsFilter rule = rule(TurnsFilter.PART, Map.of());

  @Test
  void givenTurnsOfBoth_stays() {
    assertThat(rule.judge(row("q", "", "a"))).isEqualTo(Verdict.KEEP);
    assertThat(rule.judge(row("", "q", "a"))).isEqualTo(Verdict.KEEP);
    assertThat(rule.judge(conversation("user", "assistant"))).isEqualTo(Verdict.KEEP);
  }

  @Test
  void givenWrongRole_saysWhichMessage() {
    assertThat(rule.judge(conversation("assistant", "user"))).isEqualTo(wrong(1, "assistant"));
    assertThat(rule.judge(conversation("user", "user"))).isEqualTo(wrong(2, "user"));
    assertThat(rule.judge(conversation("user", "system"))).isEqualTo(wrong(2, "system"));
    assertThat(rule.judge(conversation("user", "assistant", "assistant")))
        .isEqualTo(wrong(3, "assistant"));
    assertThat(rule.judge(conversation("user"))).isEqualTo(wrong(2, "user"));
  }

  @Test
  void givenEmptyMessage_isDroppedAndNotSkipped() {
    assertThat(rule.judge(row("", " ", "a text of nobody's asking")))
        .isEqualTo(Verdict.drop("empty_message", Map.of("message", 1)));
    List<Turn> history = List.of(new Turn(Role.USER, "q"), new Turn(Role.ASSISTANT, "\n"));
    assertThat(rule.judge(example(history, "q", "a")))
        .isEqualTo(Verdict.drop("empty_message", Map.of("message", 2)));
  }

  @Test
  void givenUserLast_hasNoAnswer() {
    assertThat(rule.judge(row("q", "", " \n"))).isEqualTo(Verdict.drop("no_answer", Map.of()));
  }

  @Test
  void givenBounds_bothAreInclusive() {
    TurnsFilter two = rule(TurnsFilter.PART, Map.of("min", 2, "max", 2));

    assertThat(two.judge(row("q", "", "a")))
        .isEqualTo(Verdict.drop("too_few_turns", Map.of("turns", 1, "min", 2)));
    assertThat(two.judge(conversation("user", "assistant"))).isEqualTo(Verdict.KEEP);
    assertThat(two.judge(conversation("user", "assistant", "user", "assistant")))
        .isEqualTo(Verdict.drop("too_many_turns", Map.of("turns", 3, "max", 2)));
  }

  @Test
  void givenMinOverMax_isInvalid() {
    assertThatThrownBy(() -> rule(TurnsFilter.PART, Map.of("min", 3, "max", 2)))
        .hasMessage("filters[2].min: expected at most max, which is 2, got 3");
    assertThatThrownBy(() -> rule(TurnsFilter.PART, Map.of("min", 0)))
        .hasMessage("filters[2].min: expected a number of turns ≥ 1, got 0");
  }

  private static Verdict wrong(int message, String role) {
    return Verdict.drop("not_alternating", Map.of("message", message, "role", role));
  }

  private static Example conversation(String... roles) {
    List<Turn> history = new ArrayList<>();
    for (String role : roles) {
      Role speaker =
          switch (role) {
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            default -> Role.SYSTEM;
          };
      history.add(new Turn(speaker, "says " + role));
    }
    return example(history, "q", "a");
  }

  private static Example example(List<Turn> history, String instruction, String output) {
    Provenance provenance = Provenance.read("rows.jsonl", "", 1);
    return new Example("", history, instruction, "", output, provenance, new TreeMap<>());
  }

  @Test
  void givenCallsAndResults_belongToTheAnswer() {
    ToolCall call = new ToolCall("", "f", "{}");
    Turn calling = new Turn(Role.ASSISTANT, "").withCalls(List.of(call));
    List<Turn> history =
        List.of(
            new Turn(Role.USER, "u"),
            calling,
            Turn.result("", "f", ""),
            new Turn(Role.ASSISTANT, "a"));
    assertThat(new TurnsFilter(2, 2).judge(example(history, "q", "a"))).isEqualTo(Verdict.KEEP);
    Example bare = example(List.of(new Turn(Role.USER, "u"), calling), "q", "a");
    assertThat(new TurnsFilter(1, 9).judge(bare)).isEqualTo(wrong(3, "user"));
    Example answer =
        example(List.of(), "q", "").with("", "", new ToolUse("", List.of(), List.of(call)));
    assertThat(new TurnsFilter(1, 1).judge(answer)).isEqualTo(Verdict.KEEP);
  }
}
