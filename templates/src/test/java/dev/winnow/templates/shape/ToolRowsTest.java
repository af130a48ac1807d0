package dev.winnow.templates.shape;

import static dev.winnow.templates.shape.RowShapesTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.templates.Example;
import dev.winnow.templates.Role;
import dev.winnow.templates.ToolCall;
import dev.winnow.templates.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows with tools, reasoning, parts and roles of their own. */
class ToolRowsTest {
  private static final ToolCall TEA = new ToolCall("c1", "look_up", "{\"of\":\"tea\",\"n\":1}");

  private static Example row(String json) {
    return ((ShapeResult.Read) read(json)).example();
  }

  private static Example messages(String messages) {
    return row("{'messages':[{'role':'user','content':'Q'}," + messages + "]}");
  }

  private static Turn calling(ToolCall call) {
    return new Turn(Role.ASSISTANT, "").withCalls(List.of(call));
  }

  @Test
  void givenOpenAiToolCalls_readsStepsAndTools() {
    Example row =
        row(
            "{'tools':[{'type':'function','function':{'name':'look_up'}}],'messages':["
                + "{'role':'user','content':'Q'},"
                + "{'role':'assistant','content':null,'tool_calls':[{'id':'c1','type':'function',"
                + "'function':{'name':'look_up','arguments':{'of':'tea','n':1}}}]},"
                + "{'role':'tool','tool_call_id':'c1','name':'look_up','content':'T'},"
                + "{'role':'assistant','content':'A','tool_calls':[]}]}");
    assertThat(row.instruction()).isEqualTo("Q");
    assertThat(row.output()).isEqualTo("A");
    assertThat(row.history()).isEmpty();
    assertThat(row.toolUse().steps())
        .containsExactly(calling(TEA), Turn.result("c1", "look_up", "T"));
    assertThat(row.toolUse().tools())
        .isEqualTo("[{\"type\":\"function\",\"function\":{\"name\":\"look_up\"}}]");
  }

  @Test
  void givenEarlierCalls_areHistory() {
    Example row =
        messages(
            "{'role':'assistant','tool_calls':[{'name':'f','arguments':{}}]},"
                + "{'role':'tool','content':''},{'role':'assistant','content':'A1'},"
                + "{'role':'user','content':'Q2'},{'role':'assistant','content':'A'}");
    assertThat(row.history())
        .containsExactly(
            new Turn(Role.USER, "Q"),
            calling(new ToolCall("", "f", "{}")),
            Turn.result("", "", ""),
            new Turn(Role.ASSISTANT, "A1"));
    assertThat(row.toolUse().isEmpty()).isTrue();
    assertThat(row.usesTools()).isTrue();
  }

  @Test
  void givenAnswerThatIsACall_isARow() {
    Example row =
        messages(
            "{'role':'assistant','content':'','tool_calls':[{'id':'c1','name':'look_up',"
                + "'arguments':'{\\\"of\\\":\\\"tea\\\",\\\"n\\\":1}'}]}");
    assertThat(row.output()).isEmpty();
    assertThat(row.toolUse().calls()).containsExactly(TEA);
  }

  @Test
  void givenArgumentsAsText_keepsItAsItStands() {
    Example row =
        messages(
            "{'role':'assistant','function_call':{'name':'f',"
                + "'arguments':' {\\\"a\\\" : 1.10} '}}");
    assertThat(row.toolUse().calls()).containsExactly(new ToolCall("", "f", " {\"a\" : 1.10} "));
  }

  @Test
  void givenShareGptOfLlamaFactory_readsCallAndObservation() {
    Example row =
        row(
            "{'tools':'[{\\\"name\\\": \\\"f\\\"}]','conversations':["
                + "{'from':'human','value':'Q'},"
                + "{'from':'function_call','value':'{\\\"name\\\":\\\"f\\\",\\\"arguments\\\":{}}'},"
                + "{'from':'observation','value':'T'},{'from':'gpt','value':'A'}]}");
    assertThat(row.toolUse().tools()).isEqualTo("[{\"name\": \"f\"}]");
    assertThat(row.toolUse().steps())
        .containsExactly(calling(new ToolCall("", "f", "{}")), Turn.result("", "", "T"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tool", "function", "ipython"})
  void givenOtherNamesOfATool_areTools(String role) {
    Example row =
        messages(
            "{'role':'assistant','tool_calls':[{'name':'f','arguments':{}}]},{'role':'"
                + role
                + "','content':'T'},{'role':'assistant','content':'A'}");
    assertThat(row.toolUse().steps().get(1).role()).isEqualTo(Role.TOOL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reasoning_content", "reasoning", "thinking"})
  void givenReasoning_isAPartOfItsOwn(String key) {
    Example row = messages("{'role':'assistant','" + key + "':'R','content':'A'}");
    assertThat(row.reasoning()).isEqualTo("R");
    assertThat(row.output()).isEqualTo("A");
  }

  @Test
  void givenTextParts_joinsThemAsTheyAre() {
    Example row =
        messages(
            "{'role':'assistant','content':[{'type':'text','text':'a '},"
                + "{'type':'text','text':'b'}]}");
    assertThat(row.output()).isEqualTo("a b");
  }

  @Test
  void givenRoleOfItsOwn_isInTheHistory() {
    Example row =
        row(
            "{'messages':[{'role':'critic','content':'C'},{'role':'user','content':'Q'},"
                + "{'role':'assistant','content':'A'}]}");
    assertThat(row.history()).containsExactly(new Turn(Role.of("critic"), "C"));
  }

  @Test
  void givenEmptyTools_hasNone() {
    for (String none : List.of("null", "[]", "''", "' '", "'[]'")) {
      Example row =
          row(
              "{'tools':"
                  + none
                  + ",'messages':[{'role':'user','content':'Q'},"
                  + "{'role':'assistant','content':'A'}]}");
      assertThat(row.toolUse().tools()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'content':'A','tool_calls':{}}|wrong_type|{field=messages[1].tool_calls, found=object}",
        "{'tool_calls':['f']}|bad_tool_call|{expected=a call with a name and arguments,"
            + " field=messages[1].tool_calls[0], found=string}",
        "{'tool_calls':[{'function':{'arguments':{}}}]}|bad_tool_call|{expected=a call with a name"
            + " and arguments, field=messages[1].tool_calls[0].function.name}",
        "{'tool_calls':[{'name':'f'}]}|bad_tool_call|{expected=a JSON object, or the text of one,"
            + " field=messages[1].tool_calls[0].arguments, found=missing}",
        "{'tool_calls':[{'name':'f','arguments':'[1]'}]}|bad_tool_call|{expected=a JSON object, or"
            + " the text of one, field=messages[1].tool_calls[0].arguments, found=[1]}",
        "{'tool_calls':[{'name':'f','arguments':'{} {}'}]}|bad_tool_call|{expected=a JSON object, or"
            + " the text of one, field=messages[1].tool_calls[0].arguments, found={} {}}",
        "{'content':[{'type':'image_url'}]}|unsupported_part|{expected=parts of type text,"
            + " field=messages[1].content[0], found=image_url}",
        "{'content':['a']}|unsupported_part|{expected=parts of type text,"
            + " field=messages[1].content[0], found=string}",
        "{'content':[{'type':'text'}]}|missing_field|{field=messages[1].content[0].text}",
        "{'content':null}|missing_field|{field=messages[1].content}",
        "{'content':'A','reasoning':[]}|wrong_type|{field=messages[1].reasoning, found=array}",
        "{'tool_calls':[{'name':'f','arguments':'{\\\"a\\\":\\\"\\\\ud800\\\"}'}]}|invalid_unicode|"
            + "{field=calls[0].arguments, found=a lone surrogate at character 1}",
      })
  void givenBadMessage_refusesWithReasonAndDetail(String rest, String reason, String detail) {
    ShapeResult.Refused refused =
        (ShapeResult.Refused)
            read(
                "{'messages':[{'role':'user','content':'Q'},{'role':'assistant',"
                    + rest.substring(1)
                    + "]}");
    assertThat(refused.reason()).isEqualTo(reason);
    assertThat(refused.detail()).hasToString(detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{}|{expected=a list of objects, or the text of one, field=tools, found=object}",
        "'search'|{expected=a list of objects, or the text of one, field=tools, found=search}",
        "['f']|{expected=a list of objects, or the text of one, field=tools[0], found=string}",
        "'[1]'|{expected=a list of objects, or the text of one, field=tools[0], found=number}",
      })
  void givenBadTools_refuses(String tools, String detail) {
    ShapeResult.Refused refused =
        (ShapeResult.Refused)
            read(
                "{'messages':[{'role':'user','content':'Q'},{'role':'assistant','content':'A'}],"
                    + "'tools':"
                    + tools
                    + "}");
    assertThat(refused.reason()).isEqualTo("bad_tools");
    assertThat(refused.detail()).hasToString(detail);
  }

  @Test
  void givenCallsOfTheUser_refuses() {
    ShapeResult.Refused refused =
        (ShapeResult.Refused)
            read(
                "{'messages':[{'role':'user','content':'Q','tool_calls':[{'name':'f',"
                    + "'arguments':{}}]},{'role':'assistant','content':'A'}]}");
    assertThat(refused.reason()).isEqualTo("bad_tool_call");
  }
}
