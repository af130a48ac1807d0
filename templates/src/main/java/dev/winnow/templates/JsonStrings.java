package dev.winnow.templates;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The texts inside a text that is JSON: names of keys, strings and numbers, in order. What changes
 * them leaves JSON behind, whatever it does.
 */
public final class JsonStrings {
  private JsonStrings() {}

  /** Each of them, escapes resolved. */
  public static List<String> of(String json) {
    List<String> strings = new ArrayList<>();
    map(json, change(strings), change(strings));
    return strings;
  }

  private static UnaryOperator<String> change(List<String> seen) {
    return text -> {
      seen.add(text);
      return text;
    };
  }

  /** The JSON with each of them changed; a number that changes becomes a string. */
  public static String map(String json, UnaryOperator<String> change) {
    return map(json, change, change);
  }

  /**
   * The same with names of keys and other texts changed apart. The JSON itself where nothing
   * changes, else without the space between its values.
   */
  public static String map(
      String json, UnaryOperator<String> changeKey, UnaryOperator<String> changeValue) {
    boolean[] changed = new boolean[1];
    String mapped = copy(json, changeKey, changeValue, changed);
    return changed[0] ? mapped : json;
  }

  /** The same JSON without the space between its values, every number as it was written. */
  public static String compact(String json) {
    return copy(json, text -> text, text -> text, new boolean[1]);
  }

  private static String copy(
      String json,
      UnaryOperator<String> changeKey,
      UnaryOperator<String> changeValue,
      boolean[] changed) {
    byte[] copied =
        Json.written(
            out -> {
              try (JsonParser in = Json.MAPPER.createParser(json)) {
                for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                  UnaryOperator<String> change =
                      token == JsonToken.FIELD_NAME ? changeKey : changeValue;
                  changed[0] |= copy(in, token, out, change);
                }
              }
            });
    return new String(copied, StandardCharsets.UTF_8);
  }

  private static boolean copy(
      JsonParser in, JsonToken token, JsonGenerator out, UnaryOperator<String> change)
      throws IOException {
    boolean key = token == JsonToken.FIELD_NAME;
    if (!key && token != JsonToken.VALUE_STRING && !token.isNumeric()) {
      out.copyCurrentEvent(in);
      return false;
    }
    String text = in.getText();
    String other = change.apply(text);
    if (key) {
      JsonText.key(out, other);
    } else if (token.isNumeric() && other.equals(text)) {
      out.writeNumber(text);
    } else {
      JsonText.value(out, other);
    }
    return !other.equals(text);
  }

  /** Whether the text is one JSON value of the kind that begins so, and nothing else. */
  public static boolean isOne(JsonToken start, String text) {
    try (JsonParser in = Json.MAPPER.createParser(text)) {
      if (in.nextToken() != start) {
        return false;
      }
      in.skipChildren();
      return in.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }
}
