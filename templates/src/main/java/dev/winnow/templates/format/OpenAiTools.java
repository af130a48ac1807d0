package dev.winnow.templates.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Example;
import dev.winnow.templates.Json;
import dev.winnow.templates.Role;
import dev.winnow.templates.ToolCall;
import dev.winnow.templates.Turn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * OpenAI's rules for tools in a conversation, by which its API refuses a request: {@code
 * bad_tool_definition} (one that is not {@code {"type": "function", "function": {"name"}}}, or a
 * name of other than 1 to 64 letters, digits, dashes or underscores), {@code bad_call} (such a
 * name, no id, one that an unanswered call has, or a call that is not the assistant's), {@code
 * result_without_call} and, where the next message is no result, {@code call_without_result}. What
 * the answer itself calls needs no result.
 */
final class OpenAiTools {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** A call without a result yet, and where it stands. */
  private record Open(String field, ToolCall call) {}

  private final Map<String, Open> open = new LinkedHashMap<>();

  private OpenAiTools() {}

  /** Why the row is against a rule; empty if it is not. */
  static Optional<Rendered.Refused> refusal(Example example) {
    if (!example.usesTools()) {
      return Optional.empty();
    }
    Turn user = new Turn(Role.USER, example.userMessage());
    Turn answer = new Turn(Role.ASSISTANT, example.output());
    OpenAiTools walk = new OpenAiTools();
    return definitions(example.toolUse().tools())
        .or(() -> walk.turns(PlacedTurn.history(example)))
        .or(() -> walk.next(new PlacedTurn("instruction", user)))
        .or(() -> walk.turns(PlacedTurn.steps(example)))
        .or(() -> walk.next(new PlacedTurn("output", answer)))
        .or(() -> walk.calls("calls", example.toolUse().calls()));
  }

  private static Optional<Rendered.Refused> definitions(String tools) {
    JsonNode list = list(tools);
    for (int i = 0; i < list.size(); i++) {
      JsonNode tool = list.get(i);
      boolean named = NAME.matcher(tool.path("function").path("name").asText()).matches();
      if (!named || !tool.path("type").asText().equals("function")) {
        return Refusals.refused("bad_tool_definition", "field", "tools[" + i + "]");
      }
    }
    return Optional.empty();
  }

  private static JsonNode list(String tools) {
    try {
      return Json.MAPPER.readTree(tools);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a row's tools are no JSON", e);
    }
  }

  private Optional<Rendered.Refused> turns(List<PlacedTurn> turns) {
    return turns.stream().map(this::next).flatMap(Optional::stream).findFirst();
  }

  private Optional<Rendered.Refused> next(PlacedTurn placed) {
    Turn turn = placed.turn();
    if (turn.is(Role.TOOL) || !turn.callId().isEmpty()) {
      return result(placed);
    }
    for (Open call : open.values()) {
      return Refusals.refused("call_without_result", "field", call.field());
    }
    return !turn.calls().isEmpty() && !turn.is(Role.ASSISTANT)
        ? Refusals.refused("bad_call", "field", placed.field())
        : calls(placed.field() + ".calls", turn.calls());
  }

  private Optional<Rendered.Refused> result(PlacedTurn placed) {
    Turn turn = placed.turn();
    Open answered = open.remove(turn.callId());
    boolean fits =
        answered != null
            && turn.is(Role.TOOL)
            && turn.calls().isEmpty()
            && (turn.toolName().isEmpty() || turn.toolName().equals(answered.call().name()));
    return fits
        ? Optional.empty()
        : Refusals.refused("result_without_call", "field", placed.field());
  }

  private Optional<Rendered.Refused> calls(String list, List<ToolCall> calls) {
    for (int i = 0; i < calls.size(); i++) {
      ToolCall call = calls.get(i);
      String field = list + "[" + i + "]";
      if (call.id().isEmpty()
          || !NAME.matcher(call.name()).matches()
          || open.putIfAbsent(call.id(), new Open(field, call)) != null) {
        return Refusals.refused("bad_call", "field", field);
      }
    }
    return Optional.empty();
  }
}
