package dev.winnow.templates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A whole row as JSON, as the rejects hold it. Keys, in this order, empty ones left out: id,
 * system, tools, history (a list of messages), instruction, input, steps (messages), reasoning,
 * output, calls, rejected, provenance (see {@link ProvenanceJson}), scores. A message has role,
 * reasoning, content (always), calls, call_id and tool_name; a call id, name and arguments. Tools
 * and arguments are texts, as the row holds them.
 *
 * <p>The position is never written: the same rows in another order give the same bytes. A surrogate
 * without its partner is written as U+FFFD; the id is still that of the row itself.
 */
public final class ExampleJson {
  private ExampleJson() {}

  /**
   * The row as a JSON object.
   *
   * @param id the row's {@link ExampleId}
   */
  public static ObjectNode write(Example row, String id) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("id", id);
    put(json, "system", row.system());
    put(json, "tools", row.toolUse().tools());
    put(json, "history", row.history());
    put(json, "instruction", row.instruction());
    put(json, "input", row.input());
    put(json, "steps", row.toolUse().steps());
    put(json, "reasoning", row.reasoning());
    put(json, "output", row.output());
    putCalls(json, row.toolUse().calls());
    put(json, "rejected", row.rejected());
    ObjectNode provenance = ProvenanceJson.write(row.provenance());
    if (!provenance.isEmpty()) {
      json.set("provenance", provenance);
    }
    if (!row.scores().isEmpty()) {
      ObjectNode scores = json.putObject("scores");
      row.scores().forEach((name, score) -> scores.put(Surrogates.replaceLone(name), score));
    }
    return json;
  }

  private static void put(ObjectNode json, String key, List<Turn> turns) {
    if (turns.isEmpty()) {
      return;
    }
    ArrayNode messages = json.putArray(key);
    for (Turn turn : turns) {
      ObjectNode message = messages.addObject().put("role", turn.role().label());
      put(message, "reasoning", turn.reasoning());
      message.put("content", Surrogates.replaceLone(turn.content()));
      putCalls(message, turn.calls());
      put(message, "call_id", turn.callId());
      put(message, "tool_name", turn.toolName());
    }
  }

  private static void putCalls(ObjectNode json, List<ToolCall> calls) {
    if (calls.isEmpty()) {
      return;
    }
    ArrayNode list = json.putArray("calls");
    for (ToolCall call : calls) {
      ObjectNode written = list.addObject();
      put(written, "id", call.id());
      put(written, "name", call.name());
      put(written, "arguments", call.arguments());
    }
  }

  private static void put(ObjectNode json, String key, String text) {
    if (!text.isEmpty()) {
      json.put(key, Surrogates.replaceLone(text));
    }
  }

  /**
   * The row that was written so, but for where it is from and its scores.
   *
   * @throws IllegalArgumentException if a message has no fit role, or a call no name
   */
  public static Example read(JsonNode json) {
    Example plain =
        new Example(
            json.path("system").asText(),
            turns(json.path("history")),
            json.path("instruction").asText(),
            json.path("input").asText(),
            json.path("output").asText(),
            Provenance.read("", "", 1),
            new TreeMap<>());
    ToolUse use =
        new ToolUse(
            json.path("tools").asText(), turns(json.path("steps")), calls(json.path("calls")));
    return plain.with(json.path("reasoning").asText(), json.path("rejected").asText(), use);
  }

  private static List<Turn> turns(JsonNode messages) {
    List<Turn> turns = new ArrayList<>();
    for (JsonNode message : messages) {
      turns.add(
          new Turn(
              Role.of(message.path("role").asText()),
              message.path("content").asText(),
              message.path("reasoning").asText(),
              calls(message.path("calls")),
              message.path("call_id").asText(),
              message.path("tool_name").asText()));
    }
    return turns;
  }

  private static List<ToolCall> calls(JsonNode list) {
    List<ToolCall> calls = new ArrayList<>();
    for (JsonNode call : list) {
      calls.add(
          new ToolCall(
              call.path("id").asText(),
              call.path("name").asText(),
              call.path("arguments").asText()));
    }
    return calls;
  }
}
