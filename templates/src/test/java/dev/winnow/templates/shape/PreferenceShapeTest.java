package dev.winnow.templates.shape;

import static dev.winnow.templates.shape.RowShapesTest.json;
import static dev.winnow.templates.shape.RowShapesTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.templates.Example;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceShapeTest {
  private static final String USER = "{'role':'user','content':'Q'},";
  private static final String GOOD = "{'role':'assistant','content':'A'}";
  private static final String BAD = "{'role':'assistant','content':'B'}";

  private static Example row(String json) {
    return ((ShapeResult.Read) read(json)).example();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'prompt':'Q','chosen':'A','rejected':'B'}",
        "{'instruction':'Q','chosen':'A','rejected':'B'}",
        "{'prompt':[" + USER + "],'chosen':[" + GOOD + "],'rejected':[" + BAD + "]}",
        "{'prompt':'Q','chosen':[" + GOOD + "],'rejected':[" + BAD + "]}",
        "{'prompt':'Q','chosen':[" + USER + GOOD + "],'rejected':[" + USER + BAD + "]}",
        "{'chosen':[" + USER + GOOD + "],'rejected':[" + USER + BAD + "]}",
        "{'conversations':[{'from':'human','value':'Q'}],"
            + "'chosen':{'from':'gpt','value':'A'},'rejected':{'from':'gpt','value':'B'}}",
        "{'chosen':'\\n\\nHuman: Q\\n\\nAssistant: A','rejected':'\\n\\nHuman: Q\\n\\nAssistant: B'}",
      })
  void givenTwoAnswers_readsThePromptAndBoth(String json) {
    Example row = row(json.replace("},]", "}]"));
    assertThat(row.history()).isEmpty();
    assertThat(row.instruction()).isEqualTo("Q");
    assertThat(row.output()).isEqualTo("A");
    assertThat(row.rejected()).isEqualTo("B");
  }

  @Test
  void givenConversations_commonBeginningIsHistory() {
    String before = "[{'role':'system','content':'S'}," + USER + GOOD + "," + USER;
    Example row = row("{'chosen':" + before + GOOD + "],'rejected':" + before + BAD + "]}");
    assertThat(row.system()).isEqualTo("S");
    assertThat(row.history())
        .containsExactly(new Turn(Role.USER, "Q"), new Turn(Role.ASSISTANT, "A"));
    assertThat(List.of(row.instruction(), row.output(), row.rejected()))
        .containsExactly("Q", "A", "B");
  }

  @Test
  void givenTranscripts_readsEveryTurn() {
    String talk = "\\n\\nHuman: a\\n\\nb \\n\\nAssistant: c\\n\\nHuman: Q\\n\\nAssistant:";
    Example row = row("{'chosen':'" + talk + " A','rejected':'" + talk + " B\\n'}");
    assertThat(row.history())
        .containsExactly(new Turn(Role.USER, "a\n\nb"), new Turn(Role.ASSISTANT, "c"));
    assertThat(row.rejected()).isEqualTo("B");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'prompt':'Q','chosen':'A','rejected':'A'}|no_preference|{field=rejected}",
        "{'prompt':'Q','chosen':'A','rejected':''}|no_rejected|{field=rejected}",
        "{'prompt':'Q','chosen':'','rejected':'B'}|no_answer|{field=output}",
        "{'prompt':'Q','chosen':'A','rejected':7}|read|",
        "{'prompt':'Q','chosen':null,'rejected':null}|missing_field|{field=chosen}",
        "{'instruction':'Q','chosen':['A'],'rejected':'B'}|wrong_type|{field=chosen, found=array}",
        "{'chosen':'A','rejected':'B'}|bad_turn_order|"
            + "{expected=the user's message before the answer, field=chosen[0]}",
        "{'prompt':'Q','chosen':['A'],'rejected':'B'}|wrong_type|{field=chosen[0], found=string}",
        "{'chosen':[],'rejected':[]}|no_rejected|{field=rejected}",
        "{'chosen':[{'role':'user','content':'Q'}],'rejected':[{'role':'user','content':'Q'},"
            + "{'role':'assistant','content':'B'}]}|no_answer|{field=chosen}",
        "{'chosen':[{'role':'user','content':'Q'},{'role':'assistant','content':'A'}],"
            + "'rejected':[{'role':'user','content':'P'},{'role':'assistant','content':'B'}]}|"
            + "different_prompts|"
            + "{expected=the messages of chosen before its answer, field=rejected}",
        "{'chosen':[{'role':'user','content':'Q'},{'role':'assistant','content':'A'}],"
            + "'rejected':[{'role':'assistant','content':'B'}]}|different_prompts|"
            + "{expected=the messages of chosen before its answer, field=rejected}",
        "{'prompt':'Q','chosen':'A','rejected':{'role':'assistant','content':'B','reasoning':'R'}}|"
            + "rejected_not_text|{field=rejected}",
      })
  void givenWhatDoesNotFit_refuses(String row, String reason, String detail) {
    ShapeResult result = read(row);
    if (reason.equals("read")) {
      assertThat(result).isInstanceOf(ShapeResult.Read.class);
      return;
    }
    ShapeResult.Refused refused = (ShapeResult.Refused) result;
    assertThat(refused.reason()).isEqualTo(reason);
    assertThat(refused.detail()).hasToString(detail);
  }

  @Test
  void givenMap_readsTheRejectedAnswer() {
    RowShape shape =
        MappedShape.of("", Map.of("instruction", "q", "output", "a", "rejected", "/b/0"));
    ShapeResult.Read read =
        (ShapeResult.Read) shape.read(json("{'q':'Q','a':'A','b':['B']}"), "f", 1);
    assertThat(read.example().rejected()).isEqualTo("B");
    assertThat(shape.read(json("{'q':'Q','a':'A'}"), "f", 1))
        .isEqualTo(ShapeResult.Refused.of("missing_field", Map.of("field", "/b/0")));
  }
}
