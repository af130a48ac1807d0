package dev.winnow.templates.shape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Example;
import dev.winnow.templates.Json;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowShapesTest {
  private static final List<Turn> EARLIER =
      List.of(new Turn(Role.USER, "U1"), new Turn(Role.ASSISTANT, "A1"));

  static JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static ShapeResult read(String row) {
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

  @Test
  void givenOwnAlpacaPlainText_isAPlainTextAgain() {
    assertThat(read("{'instruction':'','input':'','output':'P'}"))
        .isEqualTo(row("", "", List.of(), "", "", "P"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[1]|not_an_object|{field=row, found=array}",
        "null|not_an_object|{field=row, found=null}",
        "{}|unknown_shape|{keys=}",
        "{'prompt':'p','Answer':'a'}|unknown_shape|{keys=prompt, Answer}",
        "{'instruction':'i'}|missing_field|{field=output}",
        "{'instruction':'i','output':null}|missing_field|{field=output}",
        "{'instruction':'i','output':['a']}|wrong_type|{field=output, found=array}",
        "{'instruction':'i','output':{}}|wrong_type|{field=output, found=object}",
        "{'id':{},'text':'t'}|wrong_type|{field=id, found=object}",
        "{'prompt':[{'role':'user'}],'completion':'c'}|wrong_type|{field=prompt, found=array}",
        "{'instruction':'i','output':''}|no_answer|{field=output}",
        "{'prompt':'p','completion':''}|no_answer|{field=output}",
        "{'text':''}|empty_row|{}",
        "{'instruction':'','output':''}|empty_row|{}",
        "{'text':'a\\ud800'}|invalid_unicode|{field=output}",
        "{'id':'\\udc00','text':'a'}|invalid_unicode|{field=id}",
        "{'instruction':'i','output':'o','history':{}}|wrong_type|{field=history, found=object}",
        "{'instruction':'i','output':'o','history':['a']}|wrong_type|{field=history[0], found=string}",
        "{'instruction':'i','output':'o','history':[['a','b'],['c']]}|wrong_type|"
            + "{expected=a list of a question and its answer, field=history[1]}",
        "{'instruction':'i','output':'o','history':[['a',['b']]]}|wrong_type|"
            + "{field=history[0][1], found=array}",
        "{'instruction':'i','output':'o','history':[['',null]]}|empty_message|{field=history[0][0]}",
        "{'messages':'hi'}|wrong_type|{field=messages, found=string}",
        "{'messages':[]}|empty_row|{}",
        "{'messages':['hi']}|wrong_type|{field=messages[0], found=string}",
        "{'messages':[{'content':'c'}]}|missing_field|{field=messages[0].role}",
        "{'messages':[{'role':'user'}]}|missing_field|{field=messages[0].content}",
        "{'messages':[{'role':'user','content':[]}]}|wrong_type|"
            + "{field=messages[0].content, found=array}",
        "{'messages':[{'role':'tool','content':'c'}]}|bad_role|"
            + "{field=messages[0].role, found=tool}",
        "{'messages':[{'role':'human','content':'c'}]}|bad_role|"
            + "{field=messages[0].role, found=human}",
        "{'messages':[{'role':'system','content':'s'}]}|no_answer|{}",
        "{'messages':[{'role':'user','content':''},{'role':'assistant','content':''}]}|empty_row|{}",
        "{'messages':[{'role':'user','content':'q'}]}|no_answer|{field=messages[0]}",
        "{'messages':[{'role':'assistant','content':'a'}]}|bad_turn_order|"
            + "{expected=the user's message before the answer, field=messages[0]}",
        "{'messages':[{'role':'system','content':'s'},{'role':'assistant','content':'a'},"
            + "{'role':'assistant','content':'b'}]}|bad_turn_order|"
            + "{expected=the user's message before the answer, field=messages[2]}",
        "{'messages':[{'role':'user','content':'q'},{'role':'system','content':'s'},"
            + "{'role':'assistant','content':'a'}]}|bad_turn_order|"
            + "{expected=the system message first, field=messages[1]}",
        "{'messages':[{'role':'user','content':'q'},{'role':'assistant','content':''}]}|no_answer|"
            + "{field=output}",
        "{'messages':[{'role':'system','content':'s'},{'role':'user','content':''},"
            + "{'role':'assistant','content':'a'}]}|empty_message|{field=messages[1]}",
      })
  void givenBadRow_refusesWithReasonAndDetail(String row, String reason, String detail) {
    ShapeResult.Refused refused = (ShapeResult.Refused) read(row);
    assertThat(refused.reason()).isEqualTo(reason);
    assertThat(refused.detail()).hasToString(detail);
  }

  @Test
  void givenBrokenHistory_namesTheTurn() {
    assertThat(read("{'instruction':'i','output':'o','history':[['a','\\ud83d']]}"))
        .isEqualTo(ShapeResult.Refused.of("invalid_unicode", Map.of("field", "history[1]")));
  }

  @Test
  void givenHugeKeysAndRoles_shortensTheDetail() {
    String huge = "😀".repeat(20_000) + "\\ud800";
    ShapeResult.Refused unknown = (ShapeResult.Refused) read("{'a" + huge + "':1}");
    assertThat(unknown.detail().get("keys").toString())
        .hasSizeLessThanOrEqualTo(201)
        .endsWith("😀…");
    ShapeResult.Refused role =
        (ShapeResult.Refused) read("{'messages':[{'role':'" + huge + "','content':'c'}]}");
    assertThat(role.detail().get("found").toString()).hasSizeLessThanOrEqualTo(81);
  }

  @Test
  void givenRow_recogniseTellsWhetherItHasAShape() {
    assertThat(RowShapes.recognise(json("{'text':'t'}"))).isPresent();
    assertThat(RowShapes.recognise(json("{'text':null}"))).isEmpty();
    assertThat(RowShapes.recognise(json("[]"))).isEmpty();
    assertThat(RowShapes.recognise(json("3"))).isEmpty();
  }
}
