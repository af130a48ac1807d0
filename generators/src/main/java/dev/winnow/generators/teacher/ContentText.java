package dev.winnow.generators.teacher;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Sanitized;
import java.util.List;

/**
 * The text of a message's {@code content}, in every form that servers send it: a text, one part, or
 * a list of parts. What a model thought before it answered, in parts of their own or in {@code
 * reasoning_content}, is no part of the answer. Pure; never throws.
 */
final class ContentText {
  private static final List<String> ANSWERS = List.of("", "text", "output_text");

  private ContentText() {}

  /** The text, sanitized; empty if there is none. */
  static String of(JsonNode content) {
    StringBuilder joined = new StringBuilder();
    if (content.isArray()) {
      content.forEach(part -> joined.append(part(part)));
    } else {
      joined.append(part(content));
    }
    return Sanitized.of(joined.toString());
  }

  private static String part(JsonNode part) {
    if (part.isTextual()) {
      return part.textValue();
    }
    boolean answer = ANSWERS.contains(part.path("type").asText(""));
    return answer && part.path("text").isTextual() ? part.path("text").textValue() : "";
  }
}
