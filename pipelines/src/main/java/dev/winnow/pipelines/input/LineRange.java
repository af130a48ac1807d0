package dev.winnow.pipelines.input;

import com.google.common.io.ByteStreams;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Whole lines of an unpacked JSON Lines file, by where they stand in it: a few numbers go to the
 * worker that parses them, and it reads the file itself. So every worker must reach the file by its
 * URI.
 *
 * @param offset where the first line starts, in bytes
 * @param length of all lines with their ends, in bytes
 * @param first number of the first line, from 1
 * @param count how many of the lines are rows
 * @param checksum of the bytes, as {@link LineReader#takeChecksum} tells it
 */
record LineRange(InputFile file, long offset, long length, long first, int count, long checksum)
    implements RowBlock {
  @Override
  public void read(RowSource.Sink sink) throws IOException {
    read(sink, RowSource.LONGEST_ROW);
  }

  /**
   * Gives the rows.
   *
   * @param longest bytes of a row, at most
   * @throws UncheckedIOException if the lines are not those that were found
   */
  void read(RowSource.Sink sink, int longest) throws IOException {
    try (InputStream in = RowFiles.open(file, offset)) {
      LineReader lines = LineReader.reading(ByteStreams.limit(in, length), first, longest);
      JsonLines.read(lines, file.name(), sink);
      if (lines.takeChecksum() != checksum) {
        String problem = "it changed during the run; run again when nothing writes to it";
        throw new UncheckedIOException(
            new IOException("cannot read " + file.name() + ": " + problem));
      }
    }
  }
}
