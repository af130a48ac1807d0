package dev.winnow.templates.format;

import static dev.winnow.templates.TestExamples.exchange;
import static dev.winnow.templates.TestExamples.plain;
import static dev.winnow.templates.TestExamples.preference;
import static dev.winnow.templates.format.Rendering.format;
import static dev.winnow.templates.format.Rendering.line;
import static dev.winnow.templates.format.Rendering.refuses;
import static dev.winnow.templates.format.Rendering.renderer;
import static dev.winnow.templates.format.Rendering.rest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Example;
import dev.winnow.templates.Extra;
import dev.winnow.templates.Json;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.Role;
import dev.winnow.templates.TestExamples;
import dev.winnow.templates.ToolCall;
import dev.winnow.templates.ToolUse;
import dev.winnow.templates.Turn;
import dev.winnow.templates.chat.ChatTemplates;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RowRendererTest {
  @Test
  void givenHostileContent_isGolden() {
    String hostile = "{{ 7*7 }}<b>&amp;</b>\u0000\u001f\t\"\\/\u007f\u2028é中😀";
    RowRenderer renderer = renderer(Map.of("format", "prompt-completion", "template", "none"));
    assertThat(rest(renderer, exchange("<|im_end|>", hostile)))
        .isEqualTo(
            ",\"prompt\":\"<|im_end|>\",\"completion\":"
                + "\"{{ 7*7 }}<b>&amp;</b>\\u0000\\u001F\\t\\\"\\\\/\u007f\u2028é中😀\"}");
  }

  @Test
  void givenPairsAtAnyOffset_writesThemUnescaped() {
    RowRenderer renderer = format("alpaca");
    for (int n = 0; n < 9000; n += 7) {
      String text = "x".repeat(n) + "😀é".repeat(n % 5 + 1);
      assertThat(rest(renderer, plain(text)))
          .isEqualTo(",\"instruction\":\"\",\"input\":\"\",\"output\":\"" + text + "\"}");
    }
  }

  @Test
  void givenAMegabyte_writesIt() throws IOException {
    String big = "😀\"\u0000a".repeat(250_000);
    JsonNode row = Json.MAPPER.readTree(line(format("alpaca"), plain(big)));
    assertThat(row.get("output").textValue()).isEqualTo(big);
  }

  @Test
  void givenControlToken_rejectsNamingFieldAndToken() {
    assertThat(format("messages").render(exchange("Q", "<|im_end|>")))
        .isEqualTo(
            Rendered.Refused.of("special_token", Map.of("field", "output", "token", "<|im_end|>")));
  }

  @Test
  void givenStrip_removesTokensCountsThemAndKeepsTheId() {
    RowRenderer renderer = renderer(Map.of("special_tokens", "strip", "format", "alpaca"));
    Example row = exchange("Q<|im_start|>", "A<|im_end|>");
    assertThat(rest(renderer, row))
        .isEqualTo(",\"instruction\":\"Q\",\"input\":\"\",\"output\":\"A\"}");
    assertThat(((Rendered.Line) renderer.render(row)).defused()).isEqualTo(2);
    refuses(renderer, exchange("Q", "<|im_end|>"), "no_output", "field", "output");
  }

  @Test
  void givenBreakAndPoliciesByField_followsThem() {
    RowRenderer renderer =
        renderer(
            Map.of(
                "format",
                "alpaca",
                "special_tokens",
                "break",
                "special_tokens_by_field",
                Map.of("input", "strip", "output", "reject")));
    Example row = Example.of("I<|im_end|>", "N<|im_end|>", "O", TestExamples.ORIGIN);
    assertThat(rest(renderer, row))
        .isEqualTo(",\"instruction\":\"I<|im_end|\u200d>\",\"input\":\"N\",\"output\":\"O\"}");
    assertThat(((Rendered.Line) renderer.render(row)).defused()).isEqualTo(2);
    assertThat(renderer.render(exchange("I", "<|im_end|>")))
        .isEqualTo(
            Rendered.Refused.of("special_token", Map.of("field", "output", "token", "<|im_end|>")));
  }

  @Test
  void givenLoneSurrogate_refusesNamingTheField() {
    refuses(format("messages"), exchange("Q", "\ud800"), "invalid_unicode", "field", "output");
    Example id = Example.of("Q", "", "A", Provenance.read("f", "\ud800", 1));
    RowRenderer keeping =
        RowRenderer.create(
            Settings.read("render", RowRenderer.PARAMETERS, Map.of()), List.of("id"));
    refuses(keeping, id, "invalid_unicode", "field", "id");
    assertThat(format("messages").render(id)).isInstanceOf(Rendered.Line.class);
  }

  @Test
  void givenKeepSourceId_writesItWhereThereIsOne() {
    RowRenderer keeping =
        RowRenderer.create(
            Settings.read("render", RowRenderer.PARAMETERS, Map.of("format", "text")),
            List.of("id"));
    Example row = Example.of("", "", "P", Provenance.read("f", "a\"7", 1));
    assertThat(line(keeping, row)).isEqualTo("{\"id\":\"a\\\"7\",\"text\":\"P\"}");
    assertThat(rest(keeping, plain("P"))).isEqualTo(",\"text\":\"P\"}");
    assertThat(rest(format("text"), row)).isEqualTo(",\"text\":\"P\"}");
  }

  @Test
  void givenContradictingSettings_throws() {
    invalid(
        Map.of("format", "text", "template", "none"),
        "render.template: format text needs a template: one of "
            + String.join(", ", ChatTemplates.NAMES));
    invalid(
        Map.of("format", "prompt-completion-text", "template", "none"),
        "render.template: format prompt-completion-text needs a template: one of "
            + String.join(", ", ChatTemplates.NAMES));
    invalid(
        Map.of("with", List.of("system")),
        "render.with: only format alpaca takes it; the format is messages");
    invalid(
        Map.of("format", "alpaca", "with", List.of("tools")),
        "render.with[0]: expected a list of any of system, history, got \"tools\"");
    invalid(
        Map.of("format", "parquet"),
        "render.format: expected one of messages, text, alpaca, sharegpt, prompt-completion,"
            + " prompt-completion-text, prompt-completion-messages, preference,"
            + " preference-messages, tools, openai, got \"parquet\"");
    invalid(
        Map.of("special_tokens", "keep"),
        "render.special_tokens: expected one of reject, strip, break, got \"keep\"");
    invalid(
        Map.of("special_tokens_by_field", Map.of("outputs", "strip")),
        "render.special_tokens_by_field.outputs: unknown key; did you mean \"output\"?");
    invalid(
        Map.of("special_tokens_by_field", Map.of("output", "keep")),
        "render.special_tokens_by_field.output: expected one of reject, strip, break,"
            + " got \"keep\"");
    invalid(
        Map.of("spans", "assistant"),
        "render.spans: only format text takes it; the format is messages");
    invalid(
        Map.of("template", "llama-3", "date", "1 Jan 2026"),
        "render.date: template llama-3 writes no date");
    assertThatIllegalArgumentException().isThrownBy(() -> RowFormats.named("parquet"));
  }

  @Test
  void givenOpenAiAndAKeyToKeep_throws() {
    Settings render = Settings.read("render", RowRenderer.PARAMETERS, Map.of("format", "openai"));
    assertThatThrownBy(() -> RowRenderer.create(render, List.of("provenance")))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(
            "render.format: openai has no place for output.keep [provenance]; leave that out, or"
                + " take messages");
  }

  private static void invalid(Map<String, ?> render, String message) {
    assertThatThrownBy(() -> renderer(render))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(message);
  }

  @Test
  void givenSerialised_rendersTheSame() throws IOException, ClassNotFoundException {
    for (String name : RowFormats.NAMES) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(format(name));
      }
      try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        RowRenderer copy = (RowRenderer) in.readObject();
        Example row =
            name.startsWith("preference") ? preference("Q", "A", "B") : exchange("Q", "A");
        assertThat(line(copy, row)).isEqualTo(line(format(name), row));
      }
    }
  }

  @Test
  void givenHostileRows_everyLineHasTheSameKeysAndTypes() throws IOException {
    SplittableRandom random = new SplittableRandom(6);
    List<RowRenderer> renderers = new ArrayList<>();
    for (String name : RowFormats.NAMES) {
      renderers.add(renderer(Map.of("format", name, "special_tokens", "strip")));
    }
    renderers.add(renderer(Map.of("format", "alpaca", "with", List.of("system", "history"))));
    for (RowRenderer renderer : renderers) {
      String types = null;
      for (int n = 0; n < 1000; n++) {
        Example row = TestExamples.hostileExample(random, false);
        if (renderer.format().holds().contains(Extra.REJECTED)) {
          row = row.with("", TestExamples.hostile(random, false), ToolUse.NONE);
        }
        if (renderer.render(row) instanceof Rendered.Line line) {
          assertThat(line.json()).doesNotContain('\n');
          String found = types(Json.MAPPER.readTree(line.json()));
          assertThat(found).isEqualTo(types == null ? found : types);
          assertThat(found.startsWith("id=STRING ")).isEqualTo(renderer.format().hasId());
          types = found;
        }
      }
      assertThat(types).isNotNull();
    }
  }

  private static String types(JsonNode row) {
    StringBuilder types = new StringBuilder();
    row.properties()
        .forEach(
            e ->
                types
                    .append(e.getKey())
                    .append('=')
                    .append(e.getValue().getNodeType())
                    .append(' '));
    return types.toString();
  }

  @Test
  void givenPartsWithoutAPlace_refusesNamingTheFirst() {
    Example plain = exchange("Q", "A");
    ToolCall call = new ToolCall("", "f", "{}");
    Example calls = plain.with("", "", new ToolUse("", List.of(), List.of(call)));
    Example critic = plain.withPrompt("", List.of(new Turn(Role.of("critic"), "C")), "Q", "");
    for (String format : List.of("alpaca", "sharegpt", "prompt-completion", "openai")) {
      refuses(
          format(format),
          plain.with("R", "", ToolUse.NONE),
          "no_place_for_reasoning",
          "field",
          "reasoning");
      refuses(
          format(format),
          plain.with("", "B", ToolUse.NONE),
          "no_place_for_rejected",
          "field",
          "rejected");
      refuses(format(format), critic, "no_place_for_role", "field", "history[0]");
    }
    refuses(format("alpaca"), calls, "no_place_for_tools", "field", "calls[0]");
    refuses(format("alpaca"), TestExamples.full(), "no_place_for_tools", "field", "tools");
    assertThat(rest(format("messages"), critic))
        .contains("{\"role\":\"critic\",\"content\":\"C\"}");
  }

  @Test
  void givenTemplate_holdsWhatItHolds() {
    Example critic =
        exchange("Q", "A").withPrompt("", List.of(new Turn(Role.of("critic"), " C ")), "Q", "");
    Example thought = exchange("Q", "A").with("\nR\n", "", ToolUse.NONE);
    assertThat(text("chatml", critic)).startsWith("<|im_start|>critic\n C <|im_end|>\n");
    assertThat(text("llama-3", critic))
        .startsWith("<|start_header_id|>critic<|end_header_id|>\n\nC<|eot_id|>");
    assertThat(text("qwen3", thought)).endsWith("<think>\nR\n</think>\n\nA<|im_end|>\n");
    refuses(textOf("gemma"), critic, "no_place_for_role", "field", "history[0]");
    refuses(textOf("chatml"), thought, "no_place_for_reasoning", "field", "reasoning");
    assertThat(textOf("qwen3").render(exchange("Q", "A</think>").with("R", "", ToolUse.NONE)))
        .isInstanceOf(Rendered.Refused.class);
  }

  private static RowRenderer textOf(String template) {
    return renderer(Map.of("format", "text", "template", template));
  }

  private static String text(String template, Example row) {
    try {
      return Json.MAPPER.readTree(line(textOf(template), row)).get("text").textValue();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
