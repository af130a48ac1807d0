package dev.winnow.pipelines.input;

import dev.winnow.templates.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** One row a line. Blank lines are no rows. */
final class JsonLines implements RowSource {
  @Override
  public void read(InputStream in, String name, Sink sink) throws IOException {
    read(LineReader.reading(in, 1, LONGEST_ROW), name, sink);
  }

  static void read(LineReader lines, String name, Sink sink) throws IOException {
    try {
      while (lines.next()) {
        if (lines.isTooLong()) {
          String detail = "longer than " + (LONGEST_ROW >> 20) + " MiB";
          sink.failure(failure(lines, name, "line_too_long", detail));
        } else if (lines.isRow()) {
          sink.row(lines.number(), lines.row());
        }
      }
    } catch (IOException e) {
      if (lines.size() > 0) {
        sink.failure(failure(lines, name, "truncated_row", "the file breaks off inside this line"));
      }
      throw e;
    }
  }

  private static Failure failure(LineReader line, String name, String reason, String detail) {
    String start = new String(line.start(Failure.RAW_LIMIT), StandardCharsets.UTF_8);
    return new Failure(name + ":" + line.number(), reason, detail, start);
  }
}
