package dev.winnow.templates.format;

import static dev.winnow.templates.TestExamples.exchange;
import static dev.winnow.templates.format.Rendering.format;
import static dev.winnow.templates.format.Rendering.line;
import static dev.winnow.templates.format.Rendering.refuses;
import static dev.winnow.templates.format.Rendering.renderer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Example;
import dev.winnow.templates.Json;
import dev.winnow.templates.Role;
import dev.winnow.templates.ToolCall;
import dev.winnow.templates.ToolUse;
import dev.winnow.templates.Turn;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiToolsTest {
  private static final RowRenderer OPENAI = format("openai");
  private static final String TOOLS = "[ {\"type\":\"function\",\"function\":{\"name\":\"f\"}} ]";

  private static Turn calling(String... ids) {
    List<ToolCall> calls =
        List.of(ids).stream().map(id -> new ToolCall(id, "f", "{ \"a\": 1 }")).toList();
    return new Turn(Role.ASSISTANT, "").withCalls(calls);
  }

  private static Turn result(String id) {
    return Turn.result(id, "", "T");
  }

  private static Example steps(Turn... steps) {
    return exchange("Q", "A").with("", "", new ToolUse(TOOLS, List.of(steps), List.of()));
  }

  private static Example history(Turn... history) {
    return steps().withPrompt("", List.of(history), "Q", "");
  }

  private static void refused(Example row, String reason, String field) {
    refuses(OPENAI, row, reason, "field", field);
  }

  @Test
  void givenCallAndResult_writesThemAsOpenAiHasThem() {
    assertThat(line(OPENAI, steps(calling("c"), Turn.result("c", "f", "T"))))
        .isEqualTo(
            "{\"messages\":[{\"role\":\"user\",\"content\":\"Q\"},"
                + "{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c\",\"type\":\"function\","
                + "\"function\":{\"name\":\"f\",\"arguments\":\"{ \\\"a\\\": 1 }\"}}]},"
                + "{\"role\":\"tool\",\"content\":\"T\",\"tool_call_id\":\"c\"},"
                + "{\"role\":\"assistant\",\"content\":\"A\"}],"
                + "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]}");
  }

  @Test
  void givenCallsOfTheAnswer_needNoResult() {
    Example row = exchange("Q", "").with("", "", new ToolUse("", List.of(), calling("c").calls()));
    assertThat(line(OPENAI, row)).endsWith("}}]}]}").doesNotContain("tools\"");
  }

  @Test
  void givenResultsInAnyOrder_isWritten() {
    Example row = steps(calling("a", "b"), result("b"), result("a"), calling("a"), result("a"));
    assertThat(OPENAI.render(row)).isInstanceOf(Rendered.Line.class);
  }

  @Test
  void givenCallWithoutResult_refuses() {
    refused(steps(calling("c")), "call_without_result", "steps[0].calls[0]");
    refused(history(calling("c")), "call_without_result", "history[0].calls[0]");
    refused(
        steps(calling("a", "b"), result("a"), calling("c"), result("c")),
        "call_without_result",
        "steps[0].calls[1]");
    refused(
        history(calling("c"), new Turn(Role.USER, "U"), result("c")),
        "call_without_result",
        "history[0].calls[0]");
  }

  @Test
  void givenResultWithoutCall_refuses() {
    refused(steps(result("c")), "result_without_call", "steps[0]");
    refused(steps(calling("c"), result("d")), "result_without_call", "steps[1]");
    refused(steps(calling("c"), result("")), "result_without_call", "steps[1]");
    refused(steps(calling("c"), result("c"), result("c")), "result_without_call", "steps[2]");
    refused(steps(calling("c"), Turn.result("c", "g", "T")), "result_without_call", "steps[1]");
    Turn user = new Turn(Role.USER, "T", "", List.of(), "c", "");
    refused(steps(calling("c"), user), "result_without_call", "steps[1]");
  }

  @Test
  void givenCallThatCannotBeAnswered_refuses() {
    refused(steps(calling(""), result("")), "bad_call", "steps[0].calls[0]");
    refused(steps(calling("a", "a"), result("a")), "bad_call", "steps[0].calls[1]");
    List<ToolCall> calls = List.of(new ToolCall("a", "a b", "{}"));
    refused(steps(calling().withCalls(calls), result("a")), "bad_call", "steps[0].calls[0]");
    Turn user = new Turn(Role.USER, "U").withCalls(calling("a").calls());
    refused(history(user, result("a")), "bad_call", "history[0]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"f\"}",
        "{\"function\":{\"name\":\"f\"}}",
        "{\"type\":\"function\",\"function\":{\"name\":\"f g\"}}",
        "{\"type\":\"function\",\"function\":{}}",
        "1"
      })
  void givenDefinitionOfAnotherKind_refuses(String definition) {
    String tools = TOOLS.replace(" ]", "," + definition + "]");
    Example row = exchange("Q", "A").with("", "", new ToolUse(tools, List.of(), List.of()));
    refused(row, "bad_tool_definition", "tools[1]");
  }

  @Test
  void givenWhatItHasNoPlaceFor_refuses() {
    Turn critic = new Turn(Role.of("critic"), "C");
    refused(history(critic), "no_place_for_role", "history[0]");
    refused(steps().with("R", "", ToolUse.NONE), "no_place_for_reasoning", "reasoning");
    refused(steps(calling("c"), Turn.result("c", "", "")), "empty_message", "steps[1]");
  }

  @Test
  void givenRandomRows_everyResultFollowsItsCall() throws IOException {
    ToolRows rows = new ToolRows(3);
    RowRenderer renderer = renderer(Map.of("format", "openai", "template", "none"));
    int written = 0;
    for (int n = 0; n < 3000; n++) {
      if (renderer.render(rows.next()) instanceof Rendered.Line line) {
        written++;
        check(Json.MAPPER.readTree(line.json()).path("messages"));
      }
    }
    assertThat(written).isGreaterThan(300);
  }

  private static void check(JsonNode messages) throws IOException {
    Set<String> open = new HashSet<>();
    for (JsonNode message : messages) {
      if (message.path("role").asText().equals("tool")) {
        assertThat(open.remove(message.path("tool_call_id").asText())).isTrue();
        continue;
      }
      assertThat(open).isEmpty();
      for (JsonNode call : message.path("tool_calls")) {
        assertThat(open.add(call.path("id").asText())).isTrue();
        String arguments = call.path("function").path("arguments").textValue();
        assertThat(Json.MAPPER.readTree(arguments).isObject()).isTrue();
      }
    }
  }
}
