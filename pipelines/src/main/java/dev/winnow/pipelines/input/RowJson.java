package dev.winnow.pipelines.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** How rows' JSON is read: strictly, with texts as long as a row may be. */
final class RowJson {
  static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder().maxStringLength(RowSource.LONGEST_ROW).build();

  static final ObjectMapper MAPPER =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private RowJson() {}

  /** Jackson's message without the excerpt of the source and its classes' names. */
  static String message(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    int line = message.indexOf('\n');
    return line < 0 ? message : message.substring(0, line);
  }
}
