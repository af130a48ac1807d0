package dev.winnow.templates.format;

import static dev.winnow.templates.TestExamples.ORIGIN;
import static dev.winnow.templates.TestExamples.conversation;
import static dev.winnow.templates.TestExamples.exchange;
import static dev.winnow.templates.TestExamples.plain;
import static dev.winnow.templates.format.Rendering.format;
import static dev.winnow.templates.format.Rendering.line;
import static dev.winnow.templates.format.Rendering.refuses;
import static dev.winnow.templates.format.Rendering.renderer;
import static dev.winnow.templates.format.Rendering.rest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.templates.Example;
import dev.winnow.templates.Role;
import dev.winnow.templates.Texts;
import dev.winnow.templates.ToolUse;
import dev.winnow.templates.Turn;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowFormatsTest {
  @Test
  void givenNothing_writesMessages() {
    assertThat(rest(renderer(Map.of()), conversation("S", "Q", "A")))
        .isEqualTo(
            ",\"messages\":[{\"role\":\"system\",\"content\":\"S\"},"
                + "{\"role\":\"user\",\"content\":\"U1\"},{\"role\":\"assistant\",\"content\":\"A1\"},"
                + "{\"role\":\"user\",\"content\":\"Q\"},{\"role\":\"assistant\",\"content\":\"A\"}]}");
  }

  @Test
  void givenShareGpt_writesConversations() {
    assertThat(rest(format("sharegpt"), conversation("S", "Q", "A")))
        .isEqualTo(
            ",\"conversations\":[{\"from\":\"system\",\"value\":\"S\"},"
                + "{\"from\":\"human\",\"value\":\"U1\"},{\"from\":\"gpt\",\"value\":\"A1\"},"
                + "{\"from\":\"human\",\"value\":\"Q\"},{\"from\":\"gpt\",\"value\":\"A\"}]}");
  }

  @Test
  void givenAlpaca_writesThreeKeys() {
    assertThat(rest(format("alpaca"), Example.of("I", "N", "O", ORIGIN)))
        .isEqualTo(",\"instruction\":\"I\",\"input\":\"N\",\"output\":\"O\"}");
    assertThat(rest(format("alpaca"), plain("P")))
        .isEqualTo(",\"instruction\":\"\",\"input\":\"\",\"output\":\"P\"}");
  }

  @Test
  void givenAlpacaWithSystemAndHistory_writesThemInEveryRow() {
    RowRenderer renderer =
        renderer(Map.of("format", "alpaca", "with", List.of("history", "system", "system")));
    assertThat(rest(renderer, conversation("S", "Q", "A")))
        .isEqualTo(
            ",\"instruction\":\"Q\",\"input\":\"\",\"output\":\"A\",\"system\":\"S\","
                + "\"history\":[[\"U1\",\"A1\"]]}");
    assertThat(rest(renderer, plain("P")))
        .isEqualTo(
            ",\"instruction\":\"\",\"input\":\"\",\"output\":\"P\",\"system\":\"\","
                + "\"history\":[]}");
  }

  @Test
  void givenPromptCompletion_writesBoth() {
    assertThat(rest(format("prompt-completion"), Example.of("I", "N", "O", ORIGIN)))
        .isEqualTo(",\"prompt\":\"I\\nN\",\"completion\":\"O\"}");
  }

  @Test
  void givenPromptCompletionMessages_writesListsWithAPlaceForSystemAndHistory() {
    assertThat(rest(format("prompt-completion-messages"), conversation("S", "Q", "A")))
        .isEqualTo(
            ",\"prompt\":[{\"role\":\"system\",\"content\":\"S\"},"
                + "{\"role\":\"user\",\"content\":\"U1\"},{\"role\":\"assistant\",\"content\":\"A1\"},"
                + "{\"role\":\"user\",\"content\":\"Q\"}],"
                + "\"completion\":[{\"role\":\"assistant\",\"content\":\"A\"}]}");
  }

  @Test
  void givenOpenAi_writesMessagesAndNothingElse() {
    assertThat(line(format("openai"), exchange("Q", "A")))
        .isEqualTo(
            "{\"messages\":[{\"role\":\"user\",\"content\":\"Q\"},"
                + "{\"role\":\"assistant\",\"content\":\"A\"}]}");
  }

  @Test
  void givenTurnWithoutText_openAiRefuses() {
    Example row = Texts.map(conversation("S", "Q", "A"), text -> text.equals("A1") ? "" : text);
    refuses(format("openai"), row, "empty_message", "field", "history[1]");
    assertThat(format("messages").render(row)).isInstanceOf(Rendered.Line.class);
  }

  @Test
  void givenFormats_describeThemselvesToLlamaFactory() {
    assertThat(info(Map.of("format", "messages")))
        .isEqualTo(
            "{\"formatting\":\"sharegpt\",\"columns\":{\"messages\":\"messages\"},"
                + "\"tags\":{\"role_tag\":\"role\",\"content_tag\":\"content\",\"user_tag\":\"user\","
                + "\"assistant_tag\":\"assistant\",\"system_tag\":\"system\"}}");
    assertThat(info(Map.of("format", "openai"))).isEqualTo(info(Map.of("format", "messages")));
    assertThat(info(Map.of("format", "sharegpt")))
        .isEqualTo(
            "{\"formatting\":\"sharegpt\",\"columns\":{\"messages\":\"conversations\"},"
                + "\"tags\":{\"role_tag\":\"from\",\"content_tag\":\"value\",\"user_tag\":\"human\","
                + "\"assistant_tag\":\"gpt\",\"system_tag\":\"system\"}}");
    String alpaca = "\"prompt\":\"instruction\",\"query\":\"input\",\"response\":\"output\"";
    assertThat(info(Map.of("format", "alpaca")))
        .isEqualTo("{\"formatting\":\"alpaca\",\"columns\":{" + alpaca + "}}");
    assertThat(info(Map.of("format", "alpaca", "with", List.of("history", "system"))))
        .isEqualTo(
            "{\"formatting\":\"alpaca\",\"columns\":{"
                + alpaca
                + ",\"system\":\"system\",\"history\":\"history\"}}");
    assertThat(info(Map.of("format", "prompt-completion")))
        .isEqualTo(
            "{\"formatting\":\"alpaca\",\"columns\":{\"prompt\":\"prompt\","
                + "\"response\":\"completion\"}}");
    assertThat(info(Map.of("format", "text")))
        .isEqualTo("{\"formatting\":\"alpaca\",\"columns\":{\"prompt\":\"text\"}}");
    assertThat(info(Map.of("format", "prompt-completion-text")))
        .isEqualTo(info(Map.of("format", "prompt-completion")));
    assertThat(format("prompt-completion-messages").format().datasetInfo()).isEmpty();
  }

  private static String info(Map<String, ?> render) {
    return renderer(render).format().datasetInfo().orElseThrow().toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "messages",
        "sharegpt",
        "prompt-completion",
        "prompt-completion-messages",
        "openai"
      })
  void givenPlainText_formatsOfExchangesRefuse(String name) {
    refuses(
        format(name),
        plain("P"),
        "no_instruction",
        "hint",
        "formats text and alpaca can hold a plain text");
  }

  @ParameterizedTest
  @MethodSource("names")
  void givenNoOutput_everyFormatRefuses(String name) {
    refuses(format(name), exchange("Q", ""), "no_output", "field", "output");
  }

  private static List<String> names() {
    return RowFormats.NAMES;
  }

  @Test
  void givenStepsOrReasoningWithoutQuestion_textRefuses() {
    RowRenderer qwen = renderer(Map.of("format", "text", "template", "qwen3"));
    ToolUse use = new ToolUse("", List.of(Turn.result("", "sum", "3")), List.of());
    for (Example row :
        List.of(plain("A").with("", "", use), plain("A").with("Hm.", "", ToolUse.NONE))) {
      refuses(
          qwen, row, "no_instruction", "hint", "the row has more than an answer, but no question");
    }
  }

  @Test
  void givenToolsOrReasoning_textRefusesByTemplate() {
    Example tools = exchange("Q", "A").with("", "", new ToolUse("[{}]", List.of(), List.of()));
    Example reasons = exchange("Q", "A").with("Hm.", "", ToolUse.NONE);
    refuses(format("text"), tools, "no_place_for_tools", "field", "tools");
    refuses(
        renderer(Map.of("format", "text", "template", "qwen2.5")),
        reasons,
        "no_place_for_reasoning",
        "field",
        "reasoning");
  }

  @Test
  void givenSystemOrHistoryWithoutAPlace_refuses() {
    Example system = new Example("S", List.of(), "Q", "", "A", ORIGIN, new TreeMap<>());
    Example history = conversation("", "Q", "A");
    String hint = "formats prompt-completion-messages and messages hold it";
    refuses(format("prompt-completion"), system, "no_place_for_system", "hint", hint);
    refuses(format("prompt-completion"), history, "no_place_for_history", "hint", hint);
    refuses(
        format("alpaca"), system, "no_place_for_system", "hint", "render.with: [system] writes it");
    refuses(
        renderer(Map.of("format", "alpaca", "with", List.of("system"))),
        history,
        "no_place_for_history",
        "hint",
        "render.with: [history] writes it");
  }

  @Test
  void givenHistoryThatIsNoPairs_alpacaRefuses() {
    RowRenderer renderer = renderer(Map.of("format", "alpaca", "with", List.of("history")));
    for (List<Role> roles :
        List.of(
            List.of(Role.USER),
            List.of(Role.ASSISTANT, Role.USER),
            List.of(Role.USER, Role.USER),
            List.of(Role.SYSTEM, Role.ASSISTANT))) {
      List<Turn> history = roles.stream().map(role -> new Turn(role, "x")).toList();
      Example row = new Example("", history, "Q", "", "A", ORIGIN, new TreeMap<>());
      refuses(
          renderer, row, "history_not_pairs", "hint", "format messages holds turns in any order");
    }
  }
}
