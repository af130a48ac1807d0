package dev.winnow.pipelines.transforms.selection;

import dev.winnow.pipelines.coders.ExampleCoder;
import dev.winnow.templates.Example;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Rows that wait in a file, each behind its weight, until it is decided about all rows.
 *
 * @param file its path, unique to the attempt that wrote it
 * @param size how many rows
 */
record WaitingRows(String file, int size) implements Serializable {
  private static final int BUFFER = 1 << 18;

  /** Takes a row and its weight. */
  interface Sink {
    void row(Example row, long weight);
  }

  /** Reads all rows, in the order in which they were written. */
  void read(Sink sink) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(Path.of(file)), BUFFER))) {
      for (int i = 0; i < size; i++) {
        long weight = in.readLong();
        sink.row(ExampleCoder.of().decode(in), weight);
      }
    }
  }

  /** Writes a file. */
  static final class Writer implements Closeable {
    private final Path file;
    private final DataOutputStream out;
    private int size;

    /** A file of its own in this folder. */
    Writer(Path folder) throws IOException {
      file = Files.createDirectories(folder).resolve(UUID.randomUUID().toString());
      out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
    }

    void write(Example row, long weight) throws IOException {
      out.writeLong(weight);
      ExampleCoder.of().encode(row, out);
      size++;
    }

    int size() {
      return size;
    }

    /** Closes the file, which is whole now. */
    WaitingRows finish() throws IOException {
      close();
      return new WaitingRows(file.toString(), size);
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
