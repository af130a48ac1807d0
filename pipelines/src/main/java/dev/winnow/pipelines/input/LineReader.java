package dev.winnow.pipelines.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Cuts a stream into lines, one after the other. Lines end in LF or CR LF. A line is a row unless
 * it is blank: all white space.
 */
final class LineReader {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final int longest;
  private final int kept;
  private final byte[] buffer = new byte[BUFFER];
  private int next;
  private int filled;

  private final ByteArrayOutputStream carried = new ByteArrayOutputStream();
  private final CRC32C checksum = new CRC32C();
  private int start;
  private int end;
  private long number;
  private long length;
  private boolean blank;
  private boolean ended;

  private LineReader(InputStream in, long first, int longest, int kept) {
    this.in = in;
    this.number = first - 1;
    this.longest = longest;
    this.kept = kept;
  }

  /**
   * Reads lines with their bytes.
   *
   * @param first the number of the first line
   * @param longest bytes of a row, at most
   */
  static LineReader reading(InputStream in, long first, int longest) {
    return new LineReader(in, first, longest, longest);
  }

  /** Finds the same lines without keeping their bytes, however long they are. */
  static LineReader scanning(InputStream in, long first, int longest) {
    return new LineReader(in, first, longest, 0);
  }

  /**
   * Goes to the next line.
   *
   * @return false at the end of the stream
   * @throws IOException if the stream breaks off; {@link #size} says whether inside a line
   */
  boolean next() throws IOException {
    carried.reset();
    start = next;
    end = next;
    number++;
    length = 0;
    blank = true;
    ended = false;
    while (!ended && (next < filled || fill())) {
      find();
    }
    return size() > 0;
  }

  /** Takes what the buffer holds of the line. */
  private void find() {
    end = next;
    while (end < filled && buffer[end] != '\n') {
      end++;
    }
    blank = blank && text(buffer, next, end) == end;
    length += end - next;
    ended = end < filled;
    int behind = ended ? end + 1 : end;
    checksum.update(buffer, next, behind - next);
    next = behind;
  }

  private boolean fill() throws IOException {
    carry();
    start = 0;
    end = 0;
    next = 0;
    filled = 0;
    int read = 0;
    while (read == 0) {
      read = in.read(buffer);
    }
    filled = Math.max(0, read);
    return read > 0;
  }

  /** Saves what the buffer holds of the line. */
  private void carry() {
    carried.write(buffer, start, Math.min(end - start, kept - carried.size()));
    start = end;
  }

  /** Where the line stands, from the first one's number on. */
  long number() {
    return number;
  }

  /** Bytes of the line so far, with its end. */
  long size() {
    return length + (ended ? 1 : 0);
  }

  boolean isTooLong() {
    return length > longest;
  }

  /** Whether the line is there to be read; one that is too long is a row that cannot be. */
  boolean isRow() {
    return !blank || isTooLong();
  }

  /** The line without the white space around it. */
  byte[] row() {
    if (carried.size() == 0) {
      return trimmed(buffer, start, end);
    }
    carry();
    byte[] line = carried.toByteArray();
    return trimmed(line, 0, line.length);
  }

  /** The first bytes of the line as it stands, at most so many. */
  byte[] start(int limit) {
    carry();
    byte[] line = carried.toByteArray();
    return Arrays.copyOf(line, Math.min(line.length, limit));
  }

  /** A checksum (CRC-32C) of all lines since it was last asked for, with their ends. */
  long takeChecksum() {
    long sum = checksum.getValue();
    checksum.reset();
    return sum;
  }

  private static byte[] trimmed(byte[] bytes, int from, int to) {
    int first = text(bytes, from, to);
    int last = to;
    while (last > first && isBlank(bytes[last - 1])) {
      last--;
    }
    return Arrays.copyOfRange(bytes, first, last);
  }

  /** Where the white space ends. */
  private static int text(byte[] bytes, int from, int to) {
    int first = from;
    while (first < to && isBlank(bytes[first])) {
      first++;
    }
    return first;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r';
  }
}
