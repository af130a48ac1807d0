package dev.winnow.templates.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Example;
import dev.winnow.templates.Extra;
import dev.winnow.templates.Json;
import dev.winnow.templates.Role;
import dev.winnow.templates.TestExamples;
import dev.winnow.templates.ToolCall;
import dev.winnow.templates.ToolUse;
import dev.winnow.templates.Turn;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Texts, prompts, places of answers and refusals are those of the models' own templates, which
 * {@code src/test/python/chat-templates.py} rendered with Jinja2 into {@code chat-templates.jsonl}.
 */
class ChatTemplatesGoldenTest {
  private static final List<Parameter> PARAMETERS =
      List.of(ChatTemplates.PARAMETER, ChatTemplates.BOS, ChatTemplates.DATE);

  /** One conversation by one template. */
  record Golden(JsonNode row) {
    private String text(String key) {
      return row.get(key).textValue();
    }

    private ChatTemplate template(String bos) {
      return ChatTemplates.of(
          Settings.read("", PARAMETERS, Map.of("template", text("template"), "bos", bos)));
    }

    private Example example() {
      List<Turn> turns = new ArrayList<>();
      row.get("messages").forEach(message -> turns.add(turn(message)));
      String system = turns.get(0).is(Role.SYSTEM) ? turns.remove(0).content() : "";
      Turn answer = turns.remove(turns.size() - 1);
      int question = turns.size() - 1;
      while (!turns.get(question).is(Role.USER)) {
        question--;
      }
      List<Turn> steps = turns.subList(question + 1, turns.size());
      return Example.of(turns.get(question).content(), "", answer.content(), TestExamples.ORIGIN)
          .withPrompt(system, turns.subList(0, question), turns.get(question).content(), "")
          .with(
              answer.reasoning(),
              "",
              new ToolUse(row.path("tools").asText(), steps, answer.calls()));
    }

    private static Turn turn(JsonNode message) {
      List<ToolCall> calls = new ArrayList<>();
      for (JsonNode call : message.path("tool_calls")) {
        JsonNode function = call.get("function");
        calls.add(
            new ToolCall(
                call.get("id").textValue(),
                function.get("name").textValue(),
                function.get("arguments").textValue()));
      }
      return new Turn(
          Role.of(message.get("role").textValue()),
          message.get("content").textValue(),
          message.path("reasoning_content").asText(),
          calls,
          message.path("tool_call_id").asText(),
          message.path("name").asText());
    }

    /** Why the row does not come to be written by the template; empty if it does. */
    private Optional<String> refusal() {
      ChatTemplate template = template("omit");
      return Extra.first(example(), template.holds())
          .map(Extra::refusal)
          .or(() -> template.refusal(example()).map(Unfit::reason));
    }

    private String withoutBegin(String key) {
      String bos = text("bos");
      return text(key).startsWith(bos) ? text(key).substring(bos.length()) : text(key);
    }

    @Override
    public String toString() {
      return text("template") + ", " + text("case");
    }
  }

  private static List<Golden> rows() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            ChatTemplatesGoldenTest.class.getResourceAsStream("chat-templates.jsonl"))) {
      List<Golden> rows = new ArrayList<>();
      for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        rows.add(new Golden(Json.MAPPER.readTree(line)));
      }
      return rows;
    }
  }

  private static Stream<Golden> held() throws IOException {
    return rows().stream().filter(golden -> golden.row().has("text"));
  }

  private static Stream<Golden> refused() throws IOException {
    return rows().stream().filter(golden -> golden.row().has("error"));
  }

  @ParameterizedTest
  @MethodSource("held")
  void givenConversation_textIsTheModelsOwn(Golden golden) {
    Example example = golden.example();
    assertThat(golden.refusal()).isEmpty();
    assertThat(golden.template("omit").render(example)).isEqualTo(golden.withoutBegin("text"));
    assertThat(golden.template("keep").render(example)).isEqualTo(golden.text("text"));
  }

  @ParameterizedTest
  @MethodSource("held")
  void givenConversation_promptIsTheModelsOwn(Golden golden) {
    Example example = golden.example();
    assertThat(golden.template("omit").chat(example).prompt())
        .isEqualTo(golden.withoutBegin("prompt"));
    assertThat(golden.template("keep").chat(example).prompt()).isEqualTo(golden.text("prompt"));
  }

  @ParameterizedTest
  @MethodSource("held")
  void givenConversation_spansStartAfterTheModelsGenerationPrompts(Golden golden) {
    List<Integer> starts =
        golden.template("keep").chat(golden.example()).spans().stream()
            .map(ChatText.Span::start)
            .toList();
    if (golden.row().has("starts")) {
      List<Integer> expected = new ArrayList<>();
      golden.row().get("starts").forEach(start -> expected.add(start.intValue()));
      assertThat(starts).isEqualTo(expected);
    } else {
      assertThat(golden.toString())
          .matches(
              "qwen3, (two answers|text between steps|reasoning (in|within) history)|.*, answer first");
    }
  }

  @ParameterizedTest
  @MethodSource("refused")
  void givenConversationThatTheModelsTemplateRefusesOrLoses_refuses(Golden golden) {
    assertThat(golden.refusal()).isPresent();
  }

  @Test
  void givenGoldenFile_holdsEveryTemplateButAlpaca() throws IOException {
    TreeSet<String> names = new TreeSet<>(ChatTemplates.NAMES);
    names.removeAll(List.of("alpaca", "alpaca-newline"));
    TreeSet<String> golden = new TreeSet<>();
    rows().forEach(row -> golden.add(row.text("template")));
    assertThat(golden).isEqualTo(names);
  }
}
