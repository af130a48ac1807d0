package dev.winnow.templates.shape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.winnow.templates.Example;
import dev.winnow.templates.Json;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowShapesTest {
  private static final List<Turn> EARLIER =
      List.of(new Turn(Role.USER, "U1"), new Turn(Role.ASSISTANT, "A1"));

  private static final ObjectMapper EXACT =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  static JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static ShapeResult read(String row) {
    return RowShapes.recognised().read(json(row), "f.jsonl", 3);
  }

  private static ShapeResult row(
      String id,
      String system,
      List<Turn> history,
      String instruction,
      String input,
      String output) {
    return new ShapeResult.Read(
        new Example(
            system,
            history,
            instruction,
            input,
            output,
            Provenance.read("f.jsonl", id, 3),
            new TreeMap<>()));
  }

  @Test
  void givenMessages_lastExchangeIsTheExample() {
    assertThat(
            read(
                "{'id':'r1','messages':[{'role':'system','content':'S'},"
                    + "{'role':'user','content':'U1'},{'role':'assistant','content':'A1'},"
                    + "{'role':'user','content':'Q'},{'role':'assistant','content':'A'}]}"))
        .isEqualTo(row("r1", "S", EARLIER, "Q", "", "A"));
  }

  @Test
  void givenShareGpt_readsEveryNameOfARole() {
    assertThat(
            read(
                "{'conversations':[{'from':'human','value':'U1'},{'from':'gpt','value':'A1'},"
                    + "{'from':'user','value':'Q'},{'from':'model','value':'A'}]}"))
        .isEqualTo(row("", "", EARLIER, "Q", "", "A"));
    assertThat(
            read(
                "{'conversations':[{'from':'user','value':'Q'},{'from':'assistant','value':'A'}]}"))
        .isEqualTo(row("", "", List.of(), "Q", "", "A"));
  }

  @Test
  void givenSystemBesideTheList_holdsWhereTheListHasNone() {
    String rest = "{'from':'human','value':'Q'},{'from':'gpt','value':'A'}]}";
    assertThat(read("{'system':'T','conversations':[" + rest))
        .isEqualTo(row("", "T", List.of(), "Q", "", "A"));
    assertThat(read("{'system':'T','conversations':[{'from':'system','value':'S'}," + rest))
        .isEqualTo(row("", "S", List.of(), "Q", "", "A"));
    assertThat(read("{'system':'T','conversations':[{'from':'system','value':''}," + rest))
        .isEqualTo(row("", "T", List.of(), "Q", "", "A"));
  }

  @Test
  void givenAlpaca_readsIt() {
    assertThat(read("{'instruction':'I','input':'N','output':'O','text':'whole'}"))
        .isEqualTo(row("", "", List.of(), "I", "N", "O"));
    assertThat(
            read(
                "{'instruction':'I','output':'O','system':'S','history':[['U1','A1']],"
                    + "'context':'ignored'}"))
        .isEqualTo(row("", "S", EARLIER, "I", "", "O"));
  }

  @Test
  void givenDolly_readsContextAndResponse() {
    assertThat(read("{'instruction':'I','context':'C','response':'R','category':'qa'}"))
        .isEqualTo(row("", "", List.of(), "I", "C", "R"));
    assertThat(read("{'instruction':'I','input':'N','response':'R','output':null}"))
        .isEqualTo(row("", "", List.of(), "I", "N", "R"));
  }

  @Test
  void givenPromptAndCompletion_readsThem() {
    assertThat(read("{'id':12,'prompt':'P','completion':'C'}"))
        .isEqualTo(row("12", "", List.of(), "P", "", "C"));
  }

  @Test
  void givenText_isAnOutputOnly() {
    assertThat(read("{'text':'T'}")).isEqualTo(row("", "", List.of(), "", "", "T"));
  }

  @Test
  void givenNullKeys_countAsAbsent() {
    assertThat(read("{'id':null,'messages':null,'instruction':null,'text':'T'}"))
        .isEqualTo(row("", "", List.of(), "", "", "T"));
    assertThat(read("{'instruction':'I','input':null,'system':null,'history':null,'output':'O'}"))
        .isEqualTo(row("", "", List.of(), "I", "", "O"));
  }

  @Test
  void givenNumbersAndBooleans_countAsTheirText() {
    assertThat(read("{'id':123456789012345678901,'instruction':2.5,'input':true,'output':-7}"))
        .isEqualTo(row("123456789012345678901", "", List.of(), "2.5", "true", "-7"));
  }

  @ParameterizedTest
  @CsvSource({
    "1.10, 1.10",
    "0.1000000000000000055511151231257827, 0.1000000000000000055511151231257827",
    "100.0, 100.0",
    "1e5, 1E+5",
    "-2.50e-3, -0.00250",
    "1e400, 1E+400",
    "1e400000000, 1E+400000000",
    "1e-400000000, 1E-400000000"
  })
  void givenExactDecimal_keepsEveryDigit(String number, String text) throws IOException {
    JsonNode row = EXACT.readTree("{\"id\":" + number + ",\"text\":" + number + "}");
    assertThat(RowShapes.recognised().read(row, "f.jsonl", 3))
        .isEqualTo(row(text, "", List.of(), "", "", text));
  }

  @Test
  void givenOwnAlpacaPlainText_isAPlainTextAgain() {
    assertThat(read("{'instruction':'','input':'','output':'P'}"))
        .isEqualTo(row("", "", List.of(), "", "", "P"));
  }
}
