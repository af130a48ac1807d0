package dev.winnow.templates;

import static dev.winnow.templates.TestExamples.full;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final List<String> NAMES =
      List.of(
          "system",
          "tools",
          "history[0]",
          "history[1].reasoning",
          "history[1]",
          "history[1].calls[0].id",
          "history[1].calls[0].name",
          "history[1].calls[0].arguments",
          "history[2]",
          "history[2].call_id",
          "history[2].tool_name",
          "history[3]",
          "history[4]",
          "instruction",
          "input",
          "steps[0]",
          "steps[0].calls[0].name",
          "steps[0].calls[0].arguments",
          "steps[1]",
          "steps[1].tool_name",
          "reasoning",
          "output",
          "calls[0].id",
          "calls[0].name",
          "calls[0].arguments",
          "rejected");

  private static List<String> texts(Example row) {
    return Texts.of(row).stream().map(Texts.Named::text).toList();
  }

  @Test
  void givenEverything_namesEachOnce() {
    assertThat(Texts.of(full()).stream().map(Texts.Named::name)).containsExactlyElementsOf(NAMES);
    assertThat(Texts.of(full()).stream().filter(Texts.Named::isTurn).map(Texts.Named::name))
        .containsExactly(
            "history[0]",
            "history[1]",
            "history[2]",
            "history[3]",
            "history[4]",
            "steps[0]",
            "steps[1]");
    assertThat(Texts.of(full()).stream().map(Texts.Named::part).distinct())
        .containsExactly(
            "system",
            "tools",
            "history",
            "instruction",
            "input",
            "steps",
            "reasoning",
            "output",
            "calls",
            "rejected");
  }

  @Test
  void givenOtherTexts_eachGoesToItsPlace() {
    assertThat(Texts.with(full(), texts(full()))).isEqualTo(full());
    List<String> numbers = Texts.of(full()).stream().map(named -> named.name() + "!").toList();
    assertThat(texts(Texts.with(full(), numbers))).containsExactlyElementsOf(numbers);
  }

  @Test
  void givenChange_leavesLabelsAndJsonParseable() {
    Example loud = Texts.map(full(), text -> text + "\"");
    assertThat(loud.output()).isEqualTo("O\"");
    assertThat(loud.rejected()).isEqualTo("X\"");
    assertThat(loud.history().get(1).reasoning()).isEqualTo("R1\"");
    assertThat(loud.toolUse().tools()).isEqualTo("[{\"name\\\"\":\"sum\\\"\"}]");
    assertThat(loud.toolUse().calls().get(0))
        .isEqualTo(new ToolCall("c1", "look_up", "{\"of\\\"\":\"tea\\\"\",\"n\\\"\":\"1.0\\\"\"}"));
  }

  @Test
  void givenLoneSurrogateEscapedInArguments_findsIt() {
    ToolCall call = new ToolCall("", "f", "{\"a\":\"\\ud800\"}");
    Example row = full().with("", "", new ToolUse("", List.of(), List.of(call)));
    assertThat(Texts.first(row, Surrogates::hasLone))
        .contains(new Texts.Named("calls[0].arguments", "\ud800"));
  }
}
