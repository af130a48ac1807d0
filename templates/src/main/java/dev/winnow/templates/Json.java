package dev.winnow.templates;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

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
   * <p>The texts go in as UTF-8, because Jackson's own writer escapes every character beyond the
   * basic plane and its option against that spoils pairs at the ends of its buffer.
   */
  public static byte[] bytes(JsonNode tree) {
    return written(json -> JsonText.tree(json, tree));
  }

  /** Writes one JSON value. */
  @FunctionalInterface
  public interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  /** What is written, as one line of UTF-8 without the newline. */
  public static byte[] written(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = MAPPER.getFactory().createGenerator(bytes)) {
      content.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }
}
