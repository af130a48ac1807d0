package dev.winnow.templates.format;

import static dev.winnow.templates.TestExamples.ORIGIN;
import static dev.winnow.templates.TestExamples.conversation;
import static dev.winnow.templates.TestExamples.exchange;
import static dev.winnow.templates.TestExamples.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import dev.winnow.templates.Json;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.Role;
import dev.winnow.templates.TestExamples;
import dev.winnow.templates.Turn;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowRendererTest {
  private static RowRenderer renderer(Map<String, ?> render) {
    return RowRenderer.create(Settings.read("render", RowRenderer.PARAMETERS, render), false);
  }

  private static RowRenderer format(String name) {
    return renderer(Map.of("format", name));
  }

  private static String line(RowRenderer renderer, Example example) {
    Rendered.Line line = (Rendered.Line) renderer.render(example);
    return new String(line.json(), StandardCharsets.UTF_8);
  }

  /** The line without its id, which must be the row's. */
  private static String rest(RowRenderer renderer, Example example) {
    String start = "{\"id\":\"" + ExampleId.of(example) + "\",";
    String line = line(renderer, example);
    assertThat(line).startsWith(start);
    return line.substring(start.length() - 1);
  }

  private static void refuses(
      RowRenderer renderer, Example example, String reason, String key, String value) {
    assertThat(renderer.render(example)).isEqualTo(Rendered.Refused.of(reason, Map.of(key, value)));
  }

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

  @ParameterizedTest
  @ValueSource(strings = {"messages", "sharegpt", "prompt-completion"})
  void givenPlainText_formatsOfExchangesRefuse(String name) {
    refuses(
        format(name),
        plain("P"),
        "no_instruction",
        "hint",
        "formats text and alpaca can hold a plain text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"messages", "text", "alpaca", "sharegpt", "prompt-completion"})
  void givenNoOutput_everyFormatRefuses(String name) {
    refuses(format(name), exchange("Q", ""), "no_output", "field", "output");
  }

  @Test
  void givenConversationWithoutQuestion_textRefuses() {
    refuses(
        format("text"),
        conversation("", "", "A"),
        "no_instruction",
        "hint",
        "the row has a system message or a history, but no question");
  }

  @Test
  void givenSystemOrHistoryWithoutAPlace_refuses() {
    Example system = new Example("S", List.of(), "Q", "", "A", ORIGIN, new TreeMap<>());
    Example history = conversation("", "Q", "A");
    String hint = "formats messages and sharegpt hold it";
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
    assertThat(((Rendered.Line) renderer.render(row)).stripped()).isEqualTo(2);
    refuses(renderer, exchange("Q", "<|im_end|>"), "no_output", "field", "output");
  }

  @Test
  void givenLoneSurrogate_refusesNamingTheField() {
    refuses(format("messages"), exchange("Q", "\ud800"), "invalid_unicode", "field", "output");
    Example id = exchange("Q", "A").withProvenance(Provenance.read("f", "\ud800", 1));
    RowRenderer keeping =
        RowRenderer.create(Settings.read("render", RowRenderer.PARAMETERS, Map.of()), true);
    refuses(keeping, id, "invalid_unicode", "field", "id");
    assertThat(format("messages").render(id)).isInstanceOf(Rendered.Line.class);
  }

  @Test
  void givenKeepSourceId_writesItWhereThereIsOne() {
    RowRenderer keeping =
        RowRenderer.create(
            Settings.read("render", RowRenderer.PARAMETERS, Map.of("format", "text")), true);
    Example row = plain("P").withProvenance(Provenance.read("f", "a\"7", 1));
    assertThat(line(keeping, row)).isEqualTo("{\"id\":\"a\\\"7\",\"text\":\"P\"}");
    assertThat(rest(keeping, plain("P"))).isEqualTo(",\"text\":\"P\"}");
    assertThat(rest(format("text"), row)).isEqualTo(",\"text\":\"P\"}");
  }

  @Test
  void givenContradictingSettings_throws() {
    invalid(
        Map.of("format", "text", "template", "none"),
        "render.template: format text needs a template: chatml or alpaca");
    invalid(
        Map.of("with", List.of("system")),
        "render.with: only format alpaca takes it; the format is messages");
    invalid(
        Map.of("format", "alpaca", "with", List.of("tools")),
        "render.with[0]: expected a list of any of system, history, got \"tools\"");
    invalid(
        Map.of("format", "parquet"),
        "render.format: expected one of messages, text, alpaca, sharegpt, prompt-completion,"
            + " got \"parquet\"");
    invalid(
        Map.of("special_tokens", "break"),
        "render.special_tokens: expected one of reject, strip, got \"break\"");
    assertThatIllegalArgumentException().isThrownBy(() -> RowFormats.named("parquet"));
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
        assertThat(line(copy, exchange("Q", "A")))
            .isEqualTo(line(format(name), exchange("Q", "A")));
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
        if (renderer.render(TestExamples.hostileExample(random, false))
            instanceof Rendered.Line line) {
          assertThat(line.json()).doesNotContain('\n');
          String found = types(Json.MAPPER.readTree(line.json()));
          assertThat(found).isEqualTo(types == null ? found : types).startsWith("id=STRING ");
          types = found;
        }
      }
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
}
