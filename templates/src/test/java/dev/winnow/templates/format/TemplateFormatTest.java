package dev.winnow.templates.format;

import static dev.winnow.templates.TestExamples.conversation;
import static dev.winnow.templates.TestExamples.exchange;
import static dev.winnow.templates.TestExamples.plain;
import static dev.winnow.templates.format.Rendering.format;
import static dev.winnow.templates.format.Rendering.refuses;
import static dev.winnow.templates.format.Rendering.renderer;
import static dev.winnow.templates.format.Rendering.rest;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Example;
import dev.winnow.templates.Json;
import dev.winnow.templates.TestExamples;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formats that a chat template writes. */
class TemplateFormatTest {
  @Test
  void givenText_writesTheTemplatesText() {
    assertThat(rest(format("text"), exchange("Q", "A")))
        .isEqualTo(
            ",\"text\":\"<|im_start|>user\\nQ<|im_end|>\\n"
                + "<|im_start|>assistant\\nA<|im_end|>\\n\"}");
    assertThat(rest(renderer(Map.of("format", "text", "template", "alpaca")), exchange("Q", "A")))
        .endsWith("### Instruction:\\nQ\\n\\n### Response:A\"}");
    assertThat(rest(format("text"), plain("P"))).isEqualTo(",\"text\":\"P\"}");
  }

  @Test
  void givenTextWithSpans_countsCodePoints() {
    Map<String, ?> chatMl = Map.of("format", "text", "spans", "assistant");
    assertThat(rest(renderer(chatMl), conversation("", "😀", "é😀")))
        .endsWith("assistant\\né😀<|im_end|>\\n\",\"spans\":[[52,64],[116,128]]}");
    assertThat(rest(renderer(chatMl), plain("😀")))
        .isEqualTo(",\"text\":\"😀\",\"spans\":[[0,1]]}");
  }

  @Test
  void givenSettingsOfTheTemplate_textFollowsThem() {
    Map<String, ?> render =
        Map.of("format", "text", "template", "llama-3.1", "bos", "keep", "date", "1 May 2026");
    assertThat(rest(renderer(render), exchange("Q", "A")))
        .startsWith(",\"text\":\"<|begin_of_text|><|start_header_id|>system<|end_header_id|>\\n\\n")
        .contains("Cutting Knowledge Date: December 2023\\nToday Date: 1 May 2026\\n\\n<|eot_id|>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "prompt-completion-text"})
  void givenRowThatTheTemplateCannotHold_refuses(String format) {
    String knowsNone = "the model's template knows no system message";
    RowRenderer gemma = renderer(Map.of("format", format, "template", "gemma"));
    refuses(gemma, conversation("S", "Q", "A"), "no_place_for_system", "hint", knowsNone);
    assertThat(gemma.render(conversation("", "Q", "A"))).isInstanceOf(Rendered.Line.class);
    assertThat(gemma.render(plain("P"))).isInstanceOf(Rendered.Line.class);
    assertThat(renderer(Map.of("template", "gemma")).render(conversation("S", "Q", "A")))
        .isInstanceOf(Rendered.Line.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "prompt-completion-text"})
  void givenConversationWithoutQuestion_refuses(String format) {
    refuses(
        format(format),
        conversation("", "", "A"),
        "no_instruction",
        "hint",
        "the row has more than an answer, but no question");
  }

  @Test
  void givenPromptCompletionText_promptEndsInTheGenerationPrompt() {
    assertThat(rest(format("prompt-completion-text"), exchange("Q", "A")))
        .isEqualTo(
            ",\"prompt\":\"<|im_start|>user\\nQ<|im_end|>\\n<|im_start|>assistant\\n\","
                + "\"completion\":\"A<|im_end|>\\n\"}");
    assertThat(rest(format("prompt-completion-text"), plain("P")))
        .isEqualTo(",\"prompt\":\"\",\"completion\":\"P\"}");
  }

  @Test
  void givenReasoning_theThinkBlockIsPartOfTheCompletion() {
    RowRenderer qwen = renderer(Map.of("format", "prompt-completion-text", "template", "qwen3"));
    assertThat(rest(qwen, exchange("Q", "<think>\nR\n</think>\n\nA")))
        .endsWith(
            "<|im_start|>assistant\\n\","
                + "\"completion\":\"<think>\\nR\\n</think>\\n\\nA<|im_end|>\\n\"}");
  }

  /** Whatever the rows say: both hold the same rows, and the parts make up the text. */
  @ParameterizedTest
  @FieldSource("dev.winnow.templates.chat.ChatTemplates#NAMES")
  void givenHostileRows_promptAndCompletionAreTheText(String template) throws IOException {
    Map<String, String> render = Map.of("template", template, "special_tokens", "break");
    RowRenderer whole = renderer(with(render, "text"));
    RowRenderer parts = renderer(with(render, "prompt-completion-text"));
    SplittableRandom random = new SplittableRandom(8);
    int written = 0;
    for (int i = 0; i < 3_000; i++) {
      Example row = TestExamples.hostileExample(random, true);
      Rendered text = whole.render(row);
      if (text instanceof Rendered.Line line) {
        JsonNode cut = Json.MAPPER.readTree(((Rendered.Line) parts.render(row)).json());
        assertThat(cut.path("prompt").asText() + cut.path("completion").asText())
            .isEqualTo(Json.MAPPER.readTree(line.json()).path("text").asText());
        written++;
      } else {
        assertThat(parts.render(row)).isEqualTo(text);
      }
    }
    assertThat(written).isGreaterThan(10);
  }

  private static Map<String, String> with(Map<String, String> render, String format) {
    Map<String, String> all = new HashMap<>(render);
    all.put("format", format);
    return all;
  }
}
