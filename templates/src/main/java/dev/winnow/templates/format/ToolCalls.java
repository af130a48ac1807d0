package dev.winnow.templates.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.winnow.templates.JsonText;
import dev.winnow.templates.ToolCall;
import java.io.IOException;
import java.util.List;

/** Calls as OpenAI and chat templates know them. */
final class ToolCalls {
  private ToolCalls() {}

  /** Writes the arguments of a call: an object, or the text of one. */
  @FunctionalInterface
  interface Arguments {
    void write(JsonGenerator json, String arguments) throws IOException;
  }

  /** {@code "tool_calls": [{"id", "type", "function": {"name", "arguments"}} …]}, if any. */
  static void write(List<ToolCall> calls, Arguments arguments, JsonGenerator json)
      throws IOException {
    if (calls.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("tool_calls");
    for (ToolCall call : calls) {
      json.writeStartObject();
      unlessEmpty("id", call.id(), json);
      json.writeStringField("type", "function");
      json.writeObjectFieldStart("function");
      JsonText.field(json, "name", call.name());
      json.writeFieldName("arguments");
      arguments.write(json, call.arguments().isEmpty() ? "{}" : call.arguments());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void unlessEmpty(String key, String text, JsonGenerator json) throws IOException {
    if (!text.isEmpty()) {
      JsonText.field(json, key, text);
    }
  }
}
