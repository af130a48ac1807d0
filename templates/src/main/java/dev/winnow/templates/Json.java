package dev.winnow.templates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;

/** The one JSON mapper, and trees as bytes. */
public final class Json {
  /** Shared and thread-safe; nobody may configure it further. */
  public static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /**
   * A tree as one line of UTF-8 without the newline. Characters beyond ASCII stand as they are; a
   * surrogate without its partner becomes a question mark.
   *
   * <p>The way leads over a String, because Jackson's own UTF-8 writer escapes every character
   * beyond the basic plane and its option against that spoils pairs at the ends of its buffer.
   */
  public static byte[] bytes(JsonNode tree) {
    try {
      return MAPPER.writeValueAsString(tree).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a JSON tree", e);
    }
  }
}
