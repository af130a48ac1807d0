package dev.winnow.templates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;

/** The one JSON mapper, and trees as bytes. */
public final class Json {
  /** Shared and thread-safe; nobody may configure it further. */
  public static final ObjectMapper MAPPER = new ObjectMapper();

  private static final ObjectMapper SORTED =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private Json() {}

  /** A tree as one line, keys in the order given. */
  public static String text(JsonNode tree) {
    try {
      return MAPPER.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a JSON tree", e);
    }
  }

  /** A tree as one line with the keys of every object sorted: the same for equal trees. */
  public static String canonical(JsonNode tree) {
    try {
      return SORTED.writeValueAsString(SORTED.treeToValue(tree, Object.class));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a JSON tree", e);
    }
  }

  /**
   * A tree as one line of UTF-8 without the newline. Characters beyond ASCII stand as they are; a
   * surrogate without its partner becomes a question mark.
   *
   * <p>The way leads over a String, because Jackson's own UTF-8 writer escapes every character
   * beyond the basic plane and its option against that spoils pairs at the ends of its buffer.
   */
  public static byte[] bytes(JsonNode tree) {
    return text(tree).getBytes(StandardCharsets.UTF_8);
  }
}
