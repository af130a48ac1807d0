package dev.winnow.templates.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Reads the fields of a row: their texts, lists and types. */
final class FieldReader {
  private FieldReader() {}

  /** Whether the value counts as not being there. */
  static boolean absent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  /** The text of a key that must be there. */
  static String required(JsonNode object, String key, String field) throws Refusal {
    if (absent(object.path(key))) {
      throw Refusal.at("missing_field", field);
    }
    return text(object.path(key), field);
  }

  /** The text of a key, or the empty text where it is absent. */
  static String optional(JsonNode object, String key) throws Refusal {
    return text(object.path(key), key);
  }

  /** The value as text, empty where it is absent. */
  static String text(JsonNode value, String field) throws Refusal {
    if (absent(value)) {
      return "";
    }
    if (value.isTextual()) {
      return value.textValue();
    }
    if (value.isBigDecimal()) {
      // Never toPlainString: 1e400000000 would be as many characters.
      return value.decimalValue().toString();
    }
    if (value.isNumber() || value.isBoolean()) {
      return value.asText();
    }
    throw Refusal.found("wrong_type", field, type(value));
  }

  /** The value, which must be a number, or a text that is one. */
  static double number(JsonNode value, String field) throws Refusal {
    String text = text(value, field);
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw Refusal.found("wrong_type", field, "not a number");
    }
    throw Refusal.found("wrong_type", field, "not a finite number");
  }

  /** The value, which must be a list. */
  static JsonNode list(JsonNode value, String field) throws Refusal {
    if (!value.isArray()) {
      throw Refusal.found("wrong_type", field, type(value));
    }
    return value;
  }

  /** The name of the value's type in JSON. */
  static String type(JsonNode value) {
    return value.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
