package dev.winnow.templates.shape;

import static dev.winnow.templates.shape.RowShapesTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowShapeRefusalsTest {
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
        "{'text':''}|empty_row|{row=every text in it is empty}",
        "{'instruction':'','output':''}|empty_row|{row=every text in it is empty}",
        "{'text':'😀b\\ud800'}|invalid_unicode|"
            + "{field=output, found=a lone surrogate at character 3}",
        "{'id':'\\udc00','text':'a'}|invalid_unicode|"
            + "{field=id, found=a lone surrogate at character 1}",
        "{'id':'a','instruction':null,'input':'','output':'x'}|missing_field|{field=instruction}",
        "{'prompt':null,'completion':'x'}|missing_field|{field=prompt}",
        "{'messages':null}|missing_field|{field=messages}",
        "{'text':null}|missing_field|{field=text}",
        "{'instruction':'i','output':'o','history':{}}|wrong_type|{field=history, found=object}",
        "{'instruction':'i','output':'o','history':['a']}|wrong_type|{field=history[0], found=string}",
        "{'instruction':'i','output':'o','history':[['a','b'],['c']]}|wrong_type|"
            + "{expected=a list of a question and its answer, field=history[1]}",
        "{'instruction':'i','output':'o','history':[['a',['b']]]}|wrong_type|"
            + "{field=history[0][1], found=array}",
        "{'instruction':'i','output':'o','history':[['',null]]}|empty_message|{field=history[0][0]}",
        "{'messages':'hi'}|wrong_type|{field=messages, found=string}",
        "{'messages':[]}|empty_row|{row=every message in it is empty}",
        "{'messages':['hi']}|wrong_type|{field=messages[0], found=string}",
        "{'messages':[{'content':'c'}]}|missing_field|{field=messages[0].role}",
        "{'messages':[{'role':'user'}]}|missing_field|{field=messages[0].content}",
        "{'messages':[{'role':'user','content':[]}]}|empty_row|"
            + "{row=every message in it is empty}",
        "{'messages':[{'role':'user','content':{}}]}|wrong_type|"
            + "{field=messages[0].content, found=object}",
        "{'messages':[{'role':'tool','content':'c'}]}|no_answer|{field=messages[0], found=tool}",
        "{'messages':[{'role':'human','content':'c'}]}|no_answer|{field=messages[0], found=human}",
        "{'messages':[{'role':'<im_end>','content':'c'}]}|bad_role|{expected=at most 64 letters,"
            + " digits, dots, dashes and underscores, a letter first, field=messages[0].role,"
            + " found=<im_end>}",
        "{'messages':[{'role':'system','content':'s'}]}|no_answer|{row=a system message alone}",
        "{'messages':[{'role':'user','content':''},{'role':'assistant','content':''}]}|"
            + "empty_row|{row=every message in it is empty}",
        "{'messages':[{'role':'user','content':'q'}]}|no_answer|{field=messages[0], found=user}",
        "{'messages':[{'role':'assistant','content':'a'}]}|bad_turn_order|"
            + "{expected=the user's message before the answer, field=messages[0]}",
        "{'messages':[{'role':'system','content':'s'},{'role':'assistant','content':'a'},"
            + "{'role':'assistant','content':'b'}]}|bad_turn_order|"
            + "{expected=the user's message before the answer, field=messages[2]}",
        "{'messages':[{'role':'user','content':'q'},{'role':'critic','content':'c'},"
            + "{'role':'assistant','content':'a'}]}|bad_turn_order|"
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
        .isEqualTo(
            ShapeResult.Refused.of(
                "invalid_unicode",
                Map.of("field", "history[1]", "found", "a lone surrogate at character 1")));
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
}
