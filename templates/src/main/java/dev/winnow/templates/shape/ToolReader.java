package dev.winnow.templates.shape;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Json;
import dev.winnow.templates.JsonStrings;
import dev.winnow.templates.ToolCall;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads tools and calls as OpenAI writes them. JSON that is a text stays as it is; a tree becomes
 * compact JSON, its keys in order.
 *
 * <p>Reasons: {@code bad_tool_call}, {@code bad_tools}.
 */
final class ToolReader {
  private static final String CALL = "a call with a name and arguments";
  private static final String ARGUMENTS = "a JSON object, or the text of one";
  private static final String TOOLS = "a list of objects, or the text of one";

  private ToolReader() {}

  /** The row's definitions of tools; empty if it has none. */
  static String tools(JsonNode row) throws Refusal {
    JsonNode tools = row.path("tools");
    String text = tools.isTextual() ? tools.textValue() : Json.text(tools);
    if (FieldReader.absent(tools) || text.isBlank() || text.equals("null")) {
      return "";
    }
    JsonNode list = tools.isTextual() ? tree(text) : tools;
    if (!list.isArray()) {
      String found = tools.isTextual() ? text : FieldReader.type(tools);
      throw Refusal.found("bad_tools", "tools", found, TOOLS);
    }
    for (int i = 0; i < list.size(); i++) {
      if (!list.get(i).isObject()) {
        String found = FieldReader.type(list.get(i));
        throw Refusal.found("bad_tools", "tools[" + i + "]", found, TOOLS);
      }
    }
    return list.isEmpty() ? "" : text;
  }

  /** The tree of a text that is a JSON array; else no array. */
  private static JsonNode tree(String text) {
    try {
      return JsonStrings.isOne(JsonToken.START_ARRAY, text)
          ? Json.MAPPER.readTree(text)
          : Json.MAPPER.nullNode();
    } catch (JsonProcessingException e) {
      return Json.MAPPER.nullNode();
    }
  }

  /** A list of calls; empty if it is absent. */
  static List<ToolCall> calls(JsonNode list, String field) throws Refusal {
    List<ToolCall> calls = new ArrayList<>();
    if (!FieldReader.absent(list)) {
      for (JsonNode call : FieldReader.list(list, field)) {
        calls.add(call(call, field + "[" + calls.size() + "]"));
      }
    }
    return calls;
  }

  /** {@code {"id", "function": {"name", "arguments"}}} or {@code {"name", "arguments"}}. */
  static ToolCall call(JsonNode call, String field) throws Refusal {
    if (!call.isObject()) {
      throw Refusal.found("bad_tool_call", field, FieldReader.type(call), CALL);
    }
    boolean wrapped = !FieldReader.absent(call.path("function"));
    JsonNode function = wrapped ? call.path("function") : call;
    String within = wrapped ? field + ".function" : field;
    String name = FieldReader.text(function.path("name"), within + ".name");
    if (name.isEmpty()) {
      throw Refusal.expected("bad_tool_call", within + ".name", CALL);
    }
    String id = FieldReader.text(call.path("id"), field + ".id");
    return new ToolCall(id, name, arguments(function.path("arguments"), within + ".arguments"));
  }

  /** A call that is the text of {@code {"name", "arguments"}}, as LLaMA-Factory's ShareGPT has. */
  static ToolCall callText(String text, String field) throws Refusal {
    try {
      if (JsonStrings.isOne(JsonToken.START_OBJECT, text)) {
        return call(Json.MAPPER.readTree(text), field);
      }
    } catch (JsonProcessingException e) {
      throw Refusal.found("bad_tool_call", field, text, CALL);
    }
    throw Refusal.found("bad_tool_call", field, text, CALL);
  }

  private static String arguments(JsonNode arguments, String field) throws Refusal {
    if (arguments.isObject()) {
      return Json.text(arguments);
    }
    if (!arguments.isTextual()) {
      throw Refusal.found("bad_tool_call", field, FieldReader.type(arguments), ARGUMENTS);
    }
    String text = arguments.textValue();
    if (!JsonStrings.isOne(JsonToken.START_OBJECT, text)) {
      throw Refusal.found("bad_tool_call", field, text, ARGUMENTS);
    }
    return text;
  }
}
