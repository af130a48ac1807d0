package dev.winnow.generators.evol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds JSON in an answer. */
final class FirstObject {
  private FirstObject() {}

  /**
   * The first JSON object of an answer, whatever stands around it (prose, fences); empty if there
   * is none.
   */
  static Optional<JsonNode> in(String text) {
    int fence = text.indexOf("```");
    int fenced = fence < 0 ? -1 : text.indexOf('{', fence);
    return Optional.ofNullable(at(text, text.indexOf('{')))
        .or(() -> Optional.ofNullable(at(text, fenced)));
  }

  private static @Nullable JsonNode at(String text, int start) {
    if (start < 0) {
      return null;
    }
    try {
      return Json.MAPPER.readTree(text.substring(start));
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
