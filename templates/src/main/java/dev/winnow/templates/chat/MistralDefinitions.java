package dev.winnow.templates.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Definitions of tools as Mistral's templates write them: each as {@code {"type": "function",
 * "function": {…}}}, of which the template looks at the function alone, without its key {@code
 * return}. A text in it stands between quotes as it is, not escaped.
 */
final class MistralDefinitions {
  private MistralDefinitions() {}

  /**
   * All of them between their tokens; nothing if there are none.
   *
   * @param space what stands behind the token that opens
   */
  static String text(JsonNode tools, String space) {
    if (tools.isEmpty()) {
      return "";
    }
    List<String> written = new ArrayList<>();
    for (JsonNode tool : tools) {
      List<String> entries =
          tool.path("function").properties().stream().map(MistralDefinitions::entry).toList();
      written.add("{\"type\": \"function\", \"function\": {" + String.join(", ", entries) + "}}");
    }
    return "[AVAILABLE_TOOLS]" + space + "[" + String.join(", ", written) + "][/AVAILABLE_TOOLS]";
  }

  private static String entry(Map.Entry<String, JsonNode> entry) {
    JsonNode value = entry.getValue();
    String written = value.isTextual() ? '"' + value.textValue() + '"' : PythonJson.line(value);
    return '"' + entry.getKey() + "\": " + written;
  }

  /** Whether nothing in them would be left out. */
  static boolean areFit(JsonNode tools) {
    for (JsonNode tool : tools) {
      JsonNode function = tool.path("function");
      boolean alone = tool.size() == (tool.has("type") ? 2 : 1);
      boolean typed = tool.path("type").asText("function").equals("function");
      if (!alone || !typed || !function.isObject() || function.has("return")) {
        return false;
      }
    }
    return true;
  }
}
