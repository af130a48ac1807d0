package dev.winnow.templates.shape;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Role;
import dev.winnow.templates.ToolCall;
import dev.winnow.templates.Turn;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads messages: a role, a content, and what the assistant and tools have more. A content is a
 * text or a list of text parts, which are joined as they are; with calls it may be missing.
 *
 * <p>Reasons: {@code bad_role}, a name that no role can have; {@code unsupported_part}, a part that
 * is no text; {@code bad_tool_call}.
 *
 * @param roles the roles that this style of messages has other names for
 */
record MessageReader(String roleKey, String contentKey, Map<String, Role> roles)
    implements Serializable {
  /** {@code {"role", "content"}}. */
  static final MessageReader MESSAGES =
      new MessageReader("role", "content", Map.of("function", Role.TOOL, "ipython", Role.TOOL));

  /** ShareGPT: {@code {"from", "value"}}. */
  static final MessageReader SHAREGPT =
      new MessageReader(
          "from",
          "value",
          Map.of(
              "human", Role.USER,
              "gpt", Role.ASSISTANT,
              "model", Role.ASSISTANT,
              "function", Role.TOOL,
              "ipython", Role.TOOL,
              "observation", Role.TOOL));

  /** The role of a message of ShareGPT whose value is the text of a call. */
  private static final String FUNCTION_CALL = "function_call";

  /** Where datasets put what the assistant thought. */
  private static final List<String> REASONING =
      List.of("reasoning_content", "reasoning", "thinking");

  /** The messages of a list. */
  List<Turn> turns(JsonNode list, String field) throws Refusal {
    List<Turn> turns = new ArrayList<>();
    for (JsonNode message : FieldReader.list(list, field)) {
      turns.add(turn(message, field + "[" + turns.size() + "]"));
    }
    return turns;
  }

  /** One message. */
  Turn turn(JsonNode message, String field) throws Refusal {
    if (!message.isObject()) {
      throw Refusal.found("wrong_type", field, FieldReader.type(message));
    }
    String name = FieldReader.required(message, roleKey, field + "." + roleKey);
    if (name.equals(FUNCTION_CALL)) {
      String place = field + "." + contentKey;
      String call = FieldReader.required(message, contentKey, place);
      return new Turn(Role.ASSISTANT, "").withCalls(List.of(ToolReader.callText(call, place)));
    }
    if (!Role.isFit(name)) {
      String fit = "at most 64 letters, digits, dots, dashes and underscores, a letter first";
      throw Refusal.found("bad_role", field + "." + roleKey, name, fit);
    }
    Role role = roles.containsKey(name) ? roles.get(name) : Role.of(name);
    List<ToolCall> calls = calls(message, role, field);
    Turn turn = new Turn(role, content(message, field, !calls.isEmpty())).withCalls(calls);
    if (role.equals(Role.ASSISTANT)) {
      return turn.withReasoning(reasoning(message, field));
    }
    return role.equals(Role.TOOL)
        ? Turn.result(
            FieldReader.text(message.path("tool_call_id"), field + ".tool_call_id"),
            FieldReader.text(message.path("name"), field + ".name"),
            turn.content())
        : turn;
  }

  private static List<ToolCall> calls(JsonNode message, Role role, String field) throws Refusal {
    List<ToolCall> calls = ToolReader.calls(message.path("tool_calls"), field + ".tool_calls");
    if (!FieldReader.absent(message.path(FUNCTION_CALL))) {
      // What OpenAI had before tool_calls.
      calls.add(ToolReader.call(message.path(FUNCTION_CALL), field + "." + FUNCTION_CALL));
    }
    if (!calls.isEmpty() && !role.equals(Role.ASSISTANT)) {
      throw Refusal.found("bad_tool_call", field, role.label(), "calls of the assistant only");
    }
    return calls;
  }

  private static String reasoning(JsonNode message, String field) throws Refusal {
    for (String key : REASONING) {
      String reasoning = FieldReader.text(message.path(key), field + "." + key);
      if (!reasoning.isEmpty()) {
        return reasoning;
      }
    }
    return "";
  }

  private String content(JsonNode message, String field, boolean optional) throws Refusal {
    JsonNode content = message.path(contentKey);
    String place = field + "." + contentKey;
    if (content.isArray()) {
      return joined(content, place);
    }
    return optional
        ? FieldReader.text(content, place)
        : FieldReader.required(message, contentKey, place);
  }

  private static String joined(JsonNode parts, String field) throws Refusal {
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      JsonNode part = parts.get(i);
      String type = part.isObject() ? part.path("type").asText() : FieldReader.type(part);
      if (!part.isObject() || !type.equals("text")) {
        throw Refusal.found("unsupported_part", field + "[" + i + "]", type, "parts of type text");
      }
      joined.append(FieldReader.required(part, "text", field + "[" + i + "].text"));
    }
    return joined.toString();
  }
}
