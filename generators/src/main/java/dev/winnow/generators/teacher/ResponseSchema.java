package dev.winnow.generators.teacher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Json;
import java.io.Serializable;

/**
 * The form that an answer must have.
 *
 * @param name letters, digits, dashes and underscores, at most 64
 * @param json a JSON Schema
 */
public record ResponseSchema(String name, String json) implements Serializable {
  /** The schema as a tree. */
  JsonNode tree() {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the schema " + name + " is not JSON", e);
    }
  }
}
