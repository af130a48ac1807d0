package dev.winnow.pipelines.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.pipelines.output.OutputKind;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import dev.winnow.templates.Failure;
import dev.winnow.templates.Json;
import dev.winnow.templates.Provenance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RejectsTest {
  private static String text(OutputLine line) {
    return new String(line.json(), StandardCharsets.UTF_8);
  }

  private static Example row(String instruction) {
    return Example.of(instruction, "", "answer", Provenance.read("a.jsonl", "7", 3));
  }

  @Test
  void givenDroppedRow_lineHoldsIdFilterReasonDetailAndRow() {
    Example row = row("Grüße 😀");
    OutputLine line =
        Rejects.line(row, "near", "near_duplicate", Map.of("similarity", 0.83, "of", "w1-0"));
    String id = ExampleId.of(row);
    assertThat(text(line))
        .isEqualTo(
            "{\"id\":\"%s\",\"filter\":\"near\",\"reason\":\"near_duplicate\",".formatted(id)
                + "\"detail\":{\"of\":\"w1-0\",\"similarity\":0.83},"
                + "\"row\":{\"id\":\"%s\",\"instruction\":\"Grüße 😀\",".formatted(id)
                + "\"output\":\"answer\",\"provenance\":{\"source\":\"a.jsonl\",\"source_id\":\"7\"}}}");
    assertThat(line.kind()).isEqualTo(OutputKind.DROPPED);
    assertThat(line.label()).isEqualTo("near.near_duplicate");
    assertThat(line.order()).isEqualTo(Order.of(id));
  }

  @Test
  void givenFailure_lineHoldsSourceReasonDetailAndRaw() {
    OutputLine line = Rejects.line(new Failure("a.jsonl:3", "bad_json", "no \"end\"", "{😀\n\0"));
    assertThat(text(line))
        .isEqualTo(
            "{\"source\":\"a.jsonl:3\",\"reason\":\"bad_json\",\"detail\":\"no \\\"end\\\"\","
                + "\"raw\":\"{😀\\n\\u0000\"}");
    assertThat(line.kind()).isEqualTo(OutputKind.FAILED);
    assertThat(line.label()).isEqualTo("bad_json");
  }

  @Test
  void givenSameFailureTwice_linesAreEqual() {
    Failure failure = new Failure("a", "b", "c", "d");
    assertThat(Rejects.line(failure)).isEqualTo(Rejects.line(failure));
    assertThat(Rejects.line(new Failure("a", "b", "c", "e"))).isNotEqualTo(Rejects.line(failure));
  }

  @Test
  void givenLoneSurrogates_isStillJson() throws IOException {
    String[] hostile = {
      "\ud800", "\udc00\ud83d", "a\ud83d", "\ud83d\ud83d\ude00", "x".repeat(8000) + "\ud83d"
    };
    for (String text : hostile) {
      OutputLine dropped = Rejects.line(row(text), "rule", "reason", Map.of("found", text));
      OutputLine failed = Rejects.line(new Failure(text, "reason", text, text));
      for (OutputLine line : new OutputLine[] {dropped, failed}) {
        JsonNode json = Json.MAPPER.readTree(line.json());
        assertThat(json.get("reason").textValue()).isEqualTo("reason");
        assertThat(text(line)).doesNotContain("\n");
      }
    }
  }

  @Test
  void givenAnyPlaceInTheBuffer_emojiStandUnescaped() {
    for (int before = 0; before < 40; before++) {
      String text = "y".repeat(before) + "😀".repeat(3000);
      assertThat(text(Rejects.line(new Failure("s", "r", text, "")))).contains(text);
    }
  }

  @Test
  void givenNumbersOutOfJson_isStillJson() throws IOException {
    OutputLine line = Rejects.line(row("i"), "f", "r", Map.of("score", Double.NaN));
    assertThat(Json.MAPPER.readTree(line.json()).at("/detail/score").asText()).isEqualTo("NaN");
  }
}
