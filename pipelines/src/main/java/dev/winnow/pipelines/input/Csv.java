package dev.winnow.pipelines.input;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvReadException;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.winnow.templates.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Comma- or tab-separated values after RFC 4180, the first record naming the columns; a value is
 * always a text.
 */
final class Csv implements RowSource {
  private final char separator;

  Csv(char separator) {
    this.separator = separator;
  }

  @Override
  public void read(InputStream in, String name, Sink sink) throws IOException {
    CsvMapper mapper =
        CsvMapper.builder(
                com.fasterxml.jackson.dataformat.csv.CsvFactory.builder()
                    .streamReadConstraints(RowJson.CONSTRAINTS)
                    .build())
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
            .build();
    CsvSchema schema = CsvSchema.emptySchema().withHeader().withColumnSeparator(separator);
    InputStreamReader reader =
        new InputStreamReader(
            in, StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT));
    try (MappingIterator<Map<String, String>> records =
        mapper.readerForMapOf(String.class).with(schema).readValues(reader)) {
      readAll(records, name, sink);
    } catch (CharacterCodingException e) {
      sink.failure(
          new Failure(name, "invalid_utf8", "not UTF-8; the rest of the file is not read", ""));
    }
  }

  private static void readAll(MappingIterator<Map<String, String>> records, String name, Sink sink)
      throws IOException {
    long line = 1;
    while (true) {
      try {
        if (!records.hasNextValue()) {
          return;
        }
        line = records.getCurrentLocation().getLineNr();
        sink.row(line, RowJson.MAPPER.writeValueAsBytes(records.nextValue()));
      } catch (CsvReadException e) {
        int at = e.getLocation() == null ? (int) line : e.getLocation().getLineNr();
        sink.failure(new Failure(name + ":" + at, "bad_csv", RowJson.message(e), ""));
        if (!(e.getMessage() != null && e.getMessage().contains("column"))) {
          return;
        }
      }
    }
  }
}
