package dev.winnow.templates.format;

import static dev.winnow.templates.TestExamples.conversation;
import static dev.winnow.templates.TestExamples.exchange;
import static dev.winnow.templates.TestExamples.plain;
import static dev.winnow.templates.TestExamples.preference;
import static dev.winnow.templates.format.Rendering.format;
import static dev.winnow.templates.format.Rendering.refuses;
import static dev.winnow.templates.format.Rendering.rest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.templates.Example;
import dev.winnow.templates.Extra;
import dev.winnow.templates.Role;
import dev.winnow.templates.TestExamples;
import dev.winnow.templates.ToolUse;
import dev.winnow.templates.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceFormatTest {
  private static final String TEXTS = "preference";
  private static final String MESSAGES = "preference-messages";

  private static Example rejecting(Example example) {
    return example.with("", "B", ToolUse.NONE);
  }

  @Test
  void givenTwoAnswers_writesBoth() {
    assertThat(rest(format(TEXTS), preference("Q", "A", "B")))
        .isEqualTo(",\"prompt\":\"Q\",\"chosen\":\"A\",\"rejected\":\"B\"}");
  }

  @Test
  void givenTwoAnswers_writesListsWithAPlaceForSystemAndHistory() {
    Example row = rejecting(conversation("S", "Q", "A"));
    List<Turn> history = List.of(new Turn(Role.of("critic"), "U1"), new Turn(Role.ASSISTANT, "A1"));
    assertThat(rest(format(MESSAGES), row.withPrompt("S", history, "Q", "")))
        .isEqualTo(
            ",\"prompt\":[{\"role\":\"system\",\"content\":\"S\"},"
                + "{\"role\":\"critic\",\"content\":\"U1\"},"
                + "{\"role\":\"assistant\",\"content\":\"A1\"},"
                + "{\"role\":\"user\",\"content\":\"Q\"}],"
                + "\"chosen\":[{\"role\":\"assistant\",\"content\":\"A\"}],"
                + "\"rejected\":[{\"role\":\"assistant\",\"content\":\"B\"}]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {TEXTS, MESSAGES})
  void givenOneAnswer_refuses(String name) {
    refuses(format(name), exchange("Q", "A"), "no_rejected", "field", "rejected");
    refuses(format(name), preference("Q", "", "B"), "no_output", "field", "output");
    refuses(
        format(name),
        rejecting(plain("A")),
        "no_instruction",
        "hint",
        "formats text and alpaca can hold a plain text");
  }

  @Test
  void givenSystemOrHistory_textsRefuse() {
    String hint = "format preference-messages holds it";
    Example row = rejecting(conversation("S", "Q", "A"));
    refuses(format(TEXTS), row, "no_place_for_system", "hint", hint);
    refuses(
        format(TEXTS),
        row.withPrompt("", row.history(), "Q", ""),
        "no_place_for_history",
        "hint",
        hint);
  }

  @ParameterizedTest
  @ValueSource(strings = {TEXTS, MESSAGES})
  void givenReasoningOrTools_refuses(String name) {
    Example row = preference("Q", "A", "B");
    refuses(
        format(name),
        row.with("R", "B", ToolUse.NONE),
        "no_place_for_reasoning",
        "field",
        "reasoning");
    refuses(
        format(name),
        row.with("", "B", new ToolUse("[]", List.of(), List.of())),
        "no_place_for_tools",
        "field",
        "tools");
    refuses(format(name), TestExamples.full(), "no_place_for_tools", "field", "tools");
  }

  @Test
  void givenTwoAnswers_everyOtherFormatRefuses() {
    for (String name : RowFormats.NAMES) {
      if (!format(name).format().holds().contains(Extra.REJECTED)) {
        refuses(
            format(name), preference("Q", "A", "B"), "no_place_for_rejected", "field", "rejected");
      }
    }
  }

  @Test
  void givenTexts_describesItselfToLlamaFactory() {
    assertThat(format(TEXTS).format().datasetInfo().orElseThrow().toString())
        .isEqualTo(
            "{\"formatting\":\"alpaca\",\"ranking\":true,\"columns\":{\"prompt\":\"prompt\","
                + "\"chosen\":\"chosen\",\"rejected\":\"rejected\"}}");
    assertThat(format(MESSAGES).format().datasetInfo()).isEmpty();
  }
}
