package dev.winnow.templates.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Json;
import java.util.Iterator;
import java.util.Map;

/**
 * JSON as the models' own templates write it, after Python has read it: the filter {@code tojson}
 * of transformers' environment, which is {@code json.dumps(x, ensure_ascii=False)}. Of keys that
 * stand twice in an object, the last value stands in the place of the first, as in a {@code dict}.
 */
final class PythonJson {
  private final StringBuilder out = new StringBuilder();
  private final int indent;

  private PythonJson(int indent) {
    this.indent = indent;
  }

  /**
   * The value of a text.
   *
   * @throws IllegalArgumentException if it is not JSON
   */
  static JsonNode tree(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
  }

  /** On one line: {@code {"a": [1, 2.0]}}. */
  static String line(JsonNode value) {
    return written(value, 0);
  }

  /**
   * Each value on a line of its own, as {@code tojson(indent=4)} writes it.
   *
   * @param indent spaces of a level, at least one
   */
  static String indented(JsonNode value, int indent) {
    return written(value, indent);
  }

  private static String written(JsonNode value, int indent) {
    PythonJson json = new PythonJson(indent);
    json.value(value, 0);
    return json.out.toString();
  }

  private void value(JsonNode value, int depth) {
    if (value.isObject()) {
      object(value, depth);
    } else if (value.isArray()) {
      array(value, depth);
    } else if (value.isTextual()) {
      string(value.textValue());
    } else if (value.isFloatingPointNumber()) {
      out.append(PythonFloat.repr(value.doubleValue()));
    } else {
      out.append(value.asText());
    }
  }

  private void object(JsonNode object, int depth) {
    out.append('{');
    Iterator<Map.Entry<String, JsonNode>> entries = object.properties().iterator();
    for (int i = 0; entries.hasNext(); i++) {
      Map.Entry<String, JsonNode> entry = entries.next();
      separate(i, depth + 1);
      string(entry.getKey());
      out.append(": ");
      value(entry.getValue(), depth + 1);
    }
    close(object, depth, '}');
  }

  private void array(JsonNode array, int depth) {
    out.append('[');
    for (int i = 0; i < array.size(); i++) {
      separate(i, depth + 1);
      value(array.get(i), depth + 1);
    }
    close(array, depth, ']');
  }

  private void separate(int before, int depth) {
    if (before > 0) {
      out.append(indent > 0 ? "," : ", ");
    }
    newLine(depth);
  }

  private void close(JsonNode container, int depth, char bracket) {
    if (!container.isEmpty()) {
      newLine(depth);
    }
    out.append(bracket);
  }

  private void newLine(int depth) {
    if (indent > 0) {
      out.append('\n').append(" ".repeat(indent * depth));
    }
  }

  /** Only quotes, backslashes and control characters below the space are escaped. */
  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
