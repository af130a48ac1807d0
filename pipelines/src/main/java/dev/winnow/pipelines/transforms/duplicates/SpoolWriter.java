package dev.winnow.pipelines.transforms.duplicates;

import dev.winnow.filters.DuplicateFilter.Sketch;
import dev.winnow.pipelines.coders.ExampleCoder;
import dev.winnow.pipelines.transforms.RowId;
import dev.winnow.pipelines.transforms.RowRank;
import dev.winnow.templates.Example;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes rows and their sketches to two files of their own. */
final class SpoolWriter implements Closeable {
  private static final int BUFFER = 1 << 18;

  /** In longs: 64 MiB of sketches. */
  private static final int FULL = 1 << 23;

  private final SpooledRows files;
  private final OutputStream rows;
  private final FileChannel sketches;
  private final ByteBuffer buffer = allocate(BUFFER);
  private int size;
  private int longs;

  /** Files in this folder. */
  SpoolWriter(Path folder, boolean reference) throws IOException {
    Files.createDirectories(folder);
    files = new SpooledRows(folder.resolve(UUID.randomUUID().toString()).toString(), 0, reference);
    rows = new BufferedOutputStream(Files.newOutputStream(files.rows()), BUFFER);
    sketches =
        FileChannel.open(files.sketches(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  void write(Example row, RowRank rank, Sketch sketch) throws IOException {
    ExampleCoder.of().encode(row, rows);
    int length = SketchRecord.length(sketch);
    int bytes = Math.multiplyExact(length, Long.BYTES);
    if (buffer.remaining() < bytes) {
      flush(buffer);
    }
    // A row that is too long for the buffer has one of its own, and only it.
    ByteBuffer to = bytes <= BUFFER ? buffer : allocate(bytes);
    SketchRecord.put(rank, family(row, rank), sketch, to.asLongBuffer());
    to.position(to.position() + bytes);
    if (bytes > BUFFER) {
      flush(to);
    }
    size++;
    longs = Math.addExact(longs, length);
  }

  private static RowId family(Example row, RowRank rank) {
    String family = row.provenance().family();
    return family.isEmpty() ? rank.id() : RowId.parse(family);
  }

  private static ByteBuffer allocate(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void flush(ByteBuffer full) throws IOException {
    full.flip();
    while (full.hasRemaining()) {
      sketches.write(full);
    }
    full.clear();
  }

  /** Whether it is time for other files. */
  boolean isFull() {
    return longs >= FULL;
  }

  /** Closes the files, which are whole now. */
  SpooledRows finish() throws IOException {
    flush(buffer);
    close();
    return new SpooledRows(files.name(), size, files.reference());
  }

  @Override
  public void close() throws IOException {
    try (sketches) {
      rows.close();
    }
  }
}
