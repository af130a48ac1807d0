package dev.winnow.pipelines.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.winnow.templates.Surrogates;
import java.nio.charset.StandardCharsets;

/** How rows' JSON is read: strictly, with texts as long as a row may be. */
final class RowJson {
  static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder().maxStringLength(RowSource.LONGEST_ROW).build();

  static final ObjectMapper MAPPER =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // Of a key given twice one value would be lost.
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // A number is a text here, so 1.10 stays 1.10.
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final ObjectWriter ASCII = MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

  private RowJson() {}

  /**
   * A row as JSON again. A surrogate without its partner, which UTF-8 cannot hold, is written as
   * its escape, so that it is found when the row is parsed.
   */
  static byte[] bytes(JsonNode row) {
    try {
      String json = MAPPER.writeValueAsString(row);
      return Surrogates.hasLone(json)
          ? ASCII.writeValueAsBytes(row)
          : json.getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree can always be written", e);
    }
  }

  /** Jackson's message without the excerpt and the name of the source. */
  static String message(JsonProcessingException e) {
    String message = String.valueOf(e.getOriginalMessage());
    int line = message.indexOf('\n');
    return (line < 0 ? message : message.substring(0, line)).replaceAll("\\[Source: [^;]*; ", "[");
  }
}
