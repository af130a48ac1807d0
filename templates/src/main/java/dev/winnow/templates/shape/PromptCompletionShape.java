package dev.winnow.templates.shape;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code {"prompt", "completion"}}: the instruction and the output. */
final class PromptCompletionShape extends KeyedShape {
  @Override
  Parts parts(JsonNode row) throws Refusal {
    return Parts.of(
        FieldReader.required(row, "prompt", "prompt"),
        "",
        FieldReader.required(row, "completion", "completion"));
  }
}
