package dev.winnow.templates.shape;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code {"text"}}: a plain text, an example with only an output. */
final class TextShape extends KeyedShape {
  @Override
  Parts parts(JsonNode row) throws Refusal {
    return Parts.of("", "", FieldReader.required(row, "text", "text"));
  }
}
