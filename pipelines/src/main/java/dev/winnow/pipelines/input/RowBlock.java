package dev.winnow.pipelines.input;

import java.io.IOException;
import java.io.Serializable;

/**
 * Some rows of one file, not parsed yet: finding a file's rows is quick and done by one worker,
 * parsing is done by all. Rows that stand in the file as they are stay there until they are parsed;
 * others, unpacked or converted, are carried along.
 */
sealed interface RowBlock extends Serializable permits HeldRows, LineRange {
  /** About so many bytes are a block, so that a few blocks fit in memory. */
  int BYTES = 1 << 20;

  /** More rows than this are more than one block. */
  int ROWS = 2000;

  InputFile file();

  /** How many rows and failures {@link #read} gives. */
  int count();

  /** Gives the rows, in the file's order. */
  void read(RowSource.Sink sink) throws IOException;

  /** Whether nothing more belongs in a block of so many bytes and rows. */
  static boolean isFull(long bytes, int rows) {
    return bytes >= BYTES || rows >= ROWS;
  }
}
