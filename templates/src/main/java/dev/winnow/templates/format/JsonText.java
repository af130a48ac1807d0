package dev.winnow.templates.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Texts into a JSON generator. They go in as UTF-8: given characters, the generator would escape
 * those beyond the basic plane.
 */
final class JsonText {
  private JsonText() {}

  static void field(JsonGenerator json, String key, String text) throws IOException {
    json.writeFieldName(key);
    value(json, text);
  }

  static void value(JsonGenerator json, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    json.writeUTF8String(utf8, 0, utf8.length);
  }
}
