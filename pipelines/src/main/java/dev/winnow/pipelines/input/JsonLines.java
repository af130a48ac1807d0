package dev.winnow.pipelines.input;

import dev.winnow.templates.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One row a line. Blank lines are no rows. Lines end in LF or CR LF. */
final class JsonLines implements RowSource {
  private static final int BUFFER = 1 << 16;

  @Override
  public void read(InputStream in, String name, Sink sink) throws IOException {
    Line line = new Line(name, sink);
    byte[] buffer = new byte[BUFFER];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        int start = 0;
        for (int i = 0; i < n; i++) {
          if (buffer[i] == '\n') {
            line.add(buffer, start, i);
            line.end();
            start = i + 1;
          }
        }
        line.add(buffer, start, n);
      }
    } catch (IOException e) {
      line.cut();
      throw e;
    }
    line.end();
  }

  /** The line that is being read. */
  private static final class Line {
    private final String name;
    private final Sink sink;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(BUFFER);
    private long number = 1;
    private boolean tooLong;

    Line(String name, Sink sink) {
      this.name = name;
      this.sink = sink;
    }

    void add(byte[] buffer, int from, int to) {
      tooLong |= (long) bytes.size() + to - from > LONGEST_ROW;
      if (!tooLong) {
        bytes.write(buffer, from, to - from);
      }
    }

    void end() {
      if (tooLong) {
        sink.failure(failure("line_too_long", "longer than " + (LONGEST_ROW >> 20) + " MiB"));
      } else {
        byte[] row = trimmed(bytes.toByteArray());
        if (row.length > 0) {
          sink.row(number, row);
        }
      }
      bytes.reset();
      tooLong = false;
      number++;
    }

    /** The file breaks off inside this line: it is lost, and says so. */
    void cut() {
      if (bytes.size() > 0) {
        sink.failure(failure("truncated_row", "the file breaks off inside this line"));
      }
    }

    private Failure failure(String reason, String detail) {
      byte[] start = Arrays.copyOf(bytes.toByteArray(), Math.min(bytes.size(), Failure.RAW_LIMIT));
      return new Failure(
          name + ":" + number, reason, detail, new String(start, StandardCharsets.UTF_8));
    }

    private static byte[] trimmed(byte[] line) {
      int from = 0;
      int to = line.length;
      while (from < to && isBlank(line[from])) {
        from++;
      }
      while (to > from && isBlank(line[to - 1])) {
        to--;
      }
      return from == 0 && to == line.length ? line : Arrays.copyOfRange(line, from, to);
    }

    private static boolean isBlank(byte b) {
      return b == ' ' || b == '\t' || b == '\r';
    }
  }
}
