package dev.winnow.pipelines.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts separated values after RFC 4180 into records. It works on bytes: quotes, separators and line
 * ends are ASCII, so the bytes of other characters never look like them, and a record that is not
 * UTF-8 is still a record. Lines end in LF, CR LF or CR. Blank lines are no records.
 */
final class CsvRecords {
  private static final int BUFFER = 1 << 16;
  private static final int END = -1;

  private final InputStream in;
  private final int separator;
  private final byte[] buffer = new byte[BUFFER];
  private int next;
  private int filled;

  private int last = END;
  private long lines = 1;
  private long start = 1;
  private final List<byte[]> cells = new ArrayList<>();
  private final ByteArrayOutputStream cell = new ByteArrayOutputStream();
  private long size;
  private boolean quoted;
  private String problem = "";

  CsvRecords(InputStream in, char separator) {
    this.in = in;
    this.separator = separator;
  }

  /**
   * Goes to the next record.
   *
   * @return false at the end of the file
   * @throws IOException if the file breaks off; {@link #isEmpty} says whether inside a record
   */
  boolean next() throws IOException {
    do {
      cells.clear();
      size = 0;
      quoted = false;
      problem = "";
      start = lines;
      if (peek() == END) {
        return false;
      }
      boolean more = true;
      while (more) {
        more = cell();
      }
    } while (isBlank());
    return true;
  }

  private boolean isBlank() {
    return cells.size() == 1
        && !quoted
        && new String(cells.get(0), StandardCharsets.ISO_8859_1).isBlank();
  }

  /** Reads a cell and what ends it; whether another follows in the record. */
  private boolean cell() throws IOException {
    cell.reset();
    int c = read();
    if (c == '"') {
      c = quotedCell();
    } else {
      while (!endsCell(c)) {
        add(c);
        c = read();
      }
    }
    cells.add(cell.toByteArray());
    cell.reset();
    if (c == '\r' && peek() == '\n') {
      read();
    }
    return c == separator;
  }

  /** Reads on behind an opening quote; what ends the cell. */
  private int quotedCell() throws IOException {
    quoted = true;
    long opened = lines;
    for (int c = read(); c != END; c = read()) {
      if (c == '"' && peek() != '"') {
        return afterQuote();
      }
      add(c == '"' ? read() : c);
    }
    problem =
        "the quote opened in line " + opened + " is never closed: the rest of the file is in it";
    return END;
  }

  private int afterQuote() throws IOException {
    int c = read();
    while (c == ' ') {
      c = read();
    }
    if (!endsCell(c)) {
      problem = "text behind the closing quote in line " + lines + "; the line's rest is skipped";
      while (c != '\n' && c != '\r' && c != END) {
        c = read();
      }
    }
    return c;
  }

  private boolean endsCell(int c) {
    return c == separator || c == '\n' || c == '\r' || c == END;
  }

  private void add(int c) {
    if (++size <= RowSource.LONGEST_ROW) {
      cell.write(c);
    } else {
      problem = "longer than " + (RowSource.LONGEST_ROW >> 20) + " MiB";
    }
  }

  private int peek() throws IOException {
    if (next == filled) {
      next = 0;
      filled = Math.max(0, in.read(buffer));
    }
    return next == filled ? END : buffer[next] & 0xff;
  }

  private int read() throws IOException {
    int c = peek();
    next += c == END ? 0 : 1;
    lines += c == '\r' || (c == '\n' && last != '\r') ? 1 : 0;
    last = c;
    return c;
  }

  /** The line that the record starts in, from 1. */
  long line() {
    return start;
  }

  /** The record's cells, without their quotes. */
  List<byte[]> cells() {
    return cells;
  }

  /** What is wrong with the record; empty if nothing is. */
  String problem() {
    return problem;
  }

  /** Whether nothing of a record was read since the last one. */
  boolean isEmpty() {
    return cells.isEmpty() && cell.size() == 0 && !quoted;
  }
}
