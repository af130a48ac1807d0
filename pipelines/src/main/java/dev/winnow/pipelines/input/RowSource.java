package dev.winnow.pipelines.input;

import dev.winnow.templates.Failure;
import java.io.IOException;
import java.io.InputStream;

/** Cuts a file of one format into rows. */
interface RowSource {
  /** Longest row in bytes; a longer one is a failure. An array in Java ends soon above it. */
  int LONGEST_ROW = 512 << 20;

  /**
   * Reads to the end. Rows that cannot be cut out are failures; an IOException means that the rest
   * cannot be read.
   */
  void read(InputStream in, String name, Sink sink) throws IOException;

  /** Takes what is found, in the file's order. */
  interface Sink {
    /** A row as a JSON text in UTF-8, which may be malformed. */
    void row(long position, byte[] json);

    /** Where a row should be, and is not. */
    void failure(Failure failure);
  }
}
