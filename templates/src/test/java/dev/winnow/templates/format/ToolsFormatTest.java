package dev.winnow.templates.format;

import static dev.winnow.templates.TestExamples.conversation;
import static dev.winnow.templates.TestExamples.exchange;
import static dev.winnow.templates.format.Rendering.format;
import static dev.winnow.templates.format.Rendering.line;
import static dev.winnow.templates.format.Rendering.refuses;
import static dev.winnow.templates.format.Rendering.renderer;
import static dev.winnow.templates.format.Rendering.rest;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Example;
import dev.winnow.templates.Json;
import dev.winnow.templates.Role;
import dev.winnow.templates.TestExamples;
import dev.winnow.templates.ToolCall;
import dev.winnow.templates.ToolUse;
import dev.winnow.templates.Turn;
import dev.winnow.templates.shape.RowShapes;
import dev.winnow.templates.shape.ShapeResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolsFormatTest {
  private static final RowRenderer TOOLS = format("tools");

  private static Example calling(String arguments) {
    ToolCall call = new ToolCall("c", "f", arguments);
    return exchange("Q", "").with("", "", new ToolUse("", List.of(), List.of(call)));
  }

  @Test
  void givenEverything_writesAllOfIt() {
    Example full = TestExamples.full();
    String call =
        "{\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"look_up\","
            + "\"arguments\":{\"of\":\"tea\",\"n\":1.0}}}";
    assertThat(rest(TOOLS, full.with(full.reasoning(), "", full.toolUse())))
        .isEqualTo(
            ",\"messages\":[{\"role\":\"system\",\"content\":\"S\"},"
                + "{\"role\":\"user\",\"content\":\"U1\"},"
                + "{\"role\":\"assistant\",\"content\":\"\",\"reasoning_content\":\"R1\","
                + ("\"tool_calls\":[" + call + "]},")
                + "{\"role\":\"tool\",\"content\":\"T1\",\"tool_call_id\":\"c1\","
                + "\"name\":\"look_up\"},"
                + "{\"role\":\"assistant\",\"content\":\"A1\",\"reasoning_content\":null},"
                + "{\"role\":\"critic\",\"content\":\"C1\"},"
                + "{\"role\":\"user\",\"content\":\"I\\nN\"},"
                + "{\"role\":\"assistant\",\"content\":\"S1\",\"reasoning_content\":null,"
                + "\"tool_calls\":[{\"type\":\"function\",\"function\":{\"name\":\"sum\","
                + "\"arguments\":{}}}]},"
                + "{\"role\":\"tool\",\"content\":\"3\",\"name\":\"sum\"},"
                + "{\"role\":\"assistant\",\"content\":\"O\",\"reasoning_content\":\"R\","
                + ("\"tool_calls\":[" + call + "]}],")
                + "\"tools\":\"[{\\\"name\\\":\\\"sum\\\"}]\"}");
  }

  @Test
  void givenNoTools_writesTheSameKeys() {
    assertThat(rest(TOOLS, exchange("Q", "A")))
        .isEqualTo(
            ",\"messages\":[{\"role\":\"user\",\"content\":\"Q\"},{\"role\":\"assistant\","
                + "\"content\":\"A\",\"reasoning_content\":null}],\"tools\":\"null\"}");
  }

  @Test
  void givenArgumentsOverLines_writesOne() {
    assertThat(line(TOOLS, calling("{\n \"a\" : [ 1.50, 1E5 ],\r\n \"é😀\": \"\\ud83d\\ude00\" }")))
        .contains("\"arguments\":{\"a\":[1.50,1E5],\"é😀\":\"😀\"}}");
    assertThat(line(TOOLS, calling(""))).contains("\"arguments\":{}}");
  }

  @Test
  void givenArgumentsAsDeepAsJsonIsRead_writesThem() {
    String deep = "{\"a\":" + "[".repeat(990) + "]".repeat(990) + "}";
    assertThat(line(TOOLS, calling(deep))).contains("\"arguments\":" + deep);
  }

  /** Hugging Face's datasets makes columns of messages whose keys are all the same. */
  @Test
  void givenRandomRows_keysDifferWithinEveryRow() throws IOException {
    ToolRows rows = new ToolRows(1);
    RowRenderer renderer = renderer(Map.of("format", "tools", "template", "none"));
    for (int n = 0; n < 1000; n++) {
      JsonNode row = Json.MAPPER.readTree(line(renderer, rows.next()));
      assertThat(keys(row)).containsExactly("id", "messages", "tools");
      assertThat(row.path("tools").isTextual()).isTrue();
      Set<List<String>> differing = new HashSet<>();
      for (JsonNode message : row.path("messages")) {
        differing.add(keys(message));
        assertThat(message.has("reasoning_content"))
            .isEqualTo(message.path("role").asText().equals("assistant"));
      }
      assertThat(differing).hasSizeGreaterThan(1);
    }
  }

  private static List<String> keys(JsonNode object) {
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  @Test
  void givenRandomRows_readingThemGivesTheSame() throws IOException {
    ToolRows rows = new ToolRows(2);
    RowRenderer renderer = renderer(Map.of("format", "tools", "template", "none"));
    for (int n = 0; n < 2000; n++) {
      Example row = rows.next();
      JsonNode written = Json.MAPPER.readTree(line(renderer, row));
      Example read = ((ShapeResult.Read) RowShapes.recognised().read(written, "f", 1)).example();
      assertThat(read.with(row.provenance())).isEqualTo(row);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "18446744073709551616",
        "-9223372036854775809",
        "18446744073709551616.5",
        "100000000000000000000e-5",
        "1e400",
        "-1e400"
      })
  void givenNumberThatWouldMakeColumnsOfAllRows_refuses(String number) {
    String field = "calls[0].arguments";
    String arguments = "{\"a\":[" + number + "]}";
    refuses(TOOLS, calling(arguments), "number_too_big", "field", field);
    assertThat(format("openai").render(calling(arguments))).isInstanceOf(Rendered.Line.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"18446744073709551615", "-9223372036854775808", "1e300", "-0.5", "-0", "1e-400"})
  void givenNumberThatIsRead_writesIt(String number) {
    assertThat(line(TOOLS, calling("{\"a\":" + number + "}"))).contains("{\"a\":" + number + "}");
  }

  @Test
  void givenReasoningOfTheUser_refuses() {
    List<Turn> history = List.of(new Turn(Role.USER, "U").withReasoning("R"));
    Example row = conversation("", "Q", "A").withPrompt("", history, "Q", "");
    refuses(TOOLS, row, "reasoning_out_of_place", "field", "history[0]");
  }

  @Test
  void givenTools_textFormatsAndShareGptRefuse() {
    for (String name : List.of("messages", "sharegpt", "alpaca", "prompt-completion-messages")) {
      refuses(format(name), calling("{}"), "no_place_for_tools", "field", "calls[0]");
    }
    assertThat(TOOLS.format().datasetInfo()).isEmpty();
  }
}
