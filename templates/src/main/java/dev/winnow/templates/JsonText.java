package dev.winnow.templates;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Texts into a JSON generator. They go in as UTF-8: given characters, the generator would escape
 * those beyond the basic plane. A surrogate without its partner becomes a question mark.
 */
public final class JsonText {
  private JsonText() {}

  /** A key of an object and its text. */
  public static void field(JsonGenerator json, String key, String text) throws IOException {
    json.writeFieldName(key);
    value(json, text);
  }

  /** A text. */
  public static void value(JsonGenerator json, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    json.writeUTF8String(utf8, 0, utf8.length);
  }

  /** A value that is JSON already, on one line. */
  public static void json(JsonGenerator json, String value) throws IOException {
    json.writeRawValue(new SerializedString(JsonStrings.compact(value)));
  }

  /** A tree, keys in the order given. */
  static void tree(JsonGenerator json, JsonNode tree) throws IOException {
    if (tree.isTextual()) {
      value(json, tree.textValue());
    } else if (tree.isObject()) {
      json.writeStartObject();
      for (Map.Entry<String, JsonNode> entry : tree.properties()) {
        key(json, entry.getKey());
        tree(json, entry.getValue());
      }
      json.writeEndObject();
    } else if (tree.isArray()) {
      json.writeStartArray();
      for (JsonNode element : tree) {
        tree(json, element);
      }
      json.writeEndArray();
    } else {
      json.writeTree(tree);
    }
  }

  /** A key of an object. */
  static void key(JsonGenerator json, String key) throws IOException {
    byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
    if (utf8.length == key.length()) {
      json.writeFieldName(key);
    } else {
      json.writeFieldName(new SerializedString(new String(utf8, StandardCharsets.UTF_8)));
    }
  }
}
