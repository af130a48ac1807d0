package dev.winnow.pipelines.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Finds the blocks of lines of a file, without keeping what is in them. */
final class LineRanges {
  /** Says where a block ends. */
  @FunctionalInterface
  interface Full {
    boolean test(long bytes, int rows);
  }

  private final InputFile file;
  private final Full full;
  private final int longest;
  private final Consumer<LineRange> ranges;

  private long offset;
  private long length;
  private long first = 1;
  private int count;

  /**
   * @param start where the first line starts, in bytes
   * @param longest bytes of a row, at most
   * @param ranges takes those that have rows, in the file's order
   */
  LineRanges(InputFile file, long start, Full full, int longest, Consumer<LineRange> ranges) {
    this.file = file;
    this.offset = start;
    this.full = full;
    this.longest = longest;
    this.ranges = ranges;
  }

  /** Reads to the file's end. */
  void scan() throws IOException {
    try (InputStream in = RowFiles.open(file, offset)) {
      LineReader lines = LineReader.scanning(in, first, longest);
      while (lines.next()) {
        length += lines.size();
        count += lines.isRow() ? 1 : 0;
        if (full.test(length, count)) {
          end(lines);
        }
      }
      end(lines);
    }
  }

  private void end(LineReader lines) {
    long checksum = lines.takeChecksum();
    if (count > 0) {
      ranges.accept(new LineRange(file, offset, length, first, count, checksum));
    }
    offset += length;
    length = 0;
    first = lines.number() + 1;
    count = 0;
  }
}
