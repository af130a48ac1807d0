package dev.winnow.pipelines.input;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.winnow.templates.Failure;
import java.io.IOException;
import java.io.InputStream;

/**
 * One JSON array whose elements are the rows. Read as a stream: the array may be larger than
 * memory.
 */
final class JsonArray implements RowSource {
  private static final ObjectReader ELEMENT =
      RowJson.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  @Override
  public void read(InputStream in, String name, Sink sink) throws IOException {
    long position = 0;
    try (JsonParser parser = RowJson.MAPPER.createParser(in)) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        byte[] row = RowJson.bytes(ELEMENT.readTree(parser));
        sink.row(++position, row);
      }
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "text after the array");
      }
    } catch (JsonProcessingException e) {
      // What follows a broken element cannot be told apart, so the rest of the file is one failure.
      String detail = "the array cannot be read from here on: " + RowJson.message(e);
      sink.failure(new Failure(name + ":" + (position + 1), "bad_json", detail, ""));
    }
  }
}
