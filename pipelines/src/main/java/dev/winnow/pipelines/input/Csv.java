package dev.winnow.pipelines.input;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.templates.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Comma- or tab-separated values after RFC 4180, the first record naming the columns; a value is
 * always a text. A column without a name is left out. A bad record is a failure, and the next one
 * is read.
 */
final class Csv implements RowSource {
  private static final String BAD = "bad_csv";

  private final char separator;

  Csv(char separator) {
    this.separator = separator;
  }

  @Override
  public void read(InputStream in, String name, Sink sink) throws IOException {
    CsvRecords records = new CsvRecords(in, separator);
    try {
      if (records.next()) {
        List<String> header = header(records, name, sink);
        while (!header.isEmpty() && records.next()) {
          row(records, header, name, sink);
        }
      }
    } catch (IOException e) {
      if (!records.isEmpty()) {
        sink.failure(
            failure(records, name, "truncated_row", "the file breaks off inside this row"));
      }
      throw e;
    }
  }

  /** The names of the columns; none if there is no way to tell them. */
  private List<String> header(CsvRecords records, String name, Sink sink) {
    String problem = records.problem();
    List<String> header = List.of();
    try {
      header = texts(records.cells()).stream().map(String::strip).toList();
    } catch (CharacterCodingException e) {
      problem = "not UTF-8";
    }
    Set<String> seen = new HashSet<>();
    for (String column : header) {
      if (!column.isEmpty() && !seen.add(column)) {
        problem = "two columns are called \"" + column + "\"";
      }
    }
    if (problem.isEmpty()) {
      return header;
    }
    sink.failure(
        failure(records, name, BAD, "the file is not read, its header is bad: " + problem));
    return List.of();
  }

  private void row(CsvRecords records, List<String> header, String name, Sink sink) {
    List<byte[]> cells = records.cells();
    if (!records.problem().isEmpty()) {
      sink.failure(failure(records, name, BAD, records.problem()));
    } else if (cells.size() != header.size()) {
      String detail = header.size() + " columns expected, " + cells.size() + " found";
      sink.failure(failure(records, name, BAD, detail));
    } else {
      try {
        sink.row(records.line(), json(header, texts(cells)));
      } catch (CharacterCodingException e) {
        sink.failure(failure(records, name, "invalid_utf8", "the row is not valid UTF-8"));
      }
    }
  }

  private static byte[] json(List<String> header, List<String> cells) {
    ObjectNode row = RowJson.MAPPER.createObjectNode();
    for (int i = 0; i < header.size(); i++) {
      if (!header.get(i).isEmpty()) {
        row.put(header.get(i), cells.get(i));
      }
    }
    return RowJson.bytes(row);
  }

  private static List<String> texts(List<byte[]> cells) throws CharacterCodingException {
    List<String> texts = new ArrayList<>(cells.size());
    for (byte[] cell : cells) {
      texts.add(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(cell)).toString());
    }
    return texts;
  }

  private Failure failure(CsvRecords records, String name, String reason, String detail) {
    String raw =
        records.cells().stream()
            .map(
                cell ->
                    new String(
                        cell, 0, Math.min(cell.length, Failure.RAW_LIMIT), StandardCharsets.UTF_8))
            .collect(Collectors.joining(String.valueOf(separator)));
    return new Failure(name + ":" + records.line(), reason, detail, raw);
  }
}
