package dev.winnow.pipelines.transforms.duplicates;

import dev.winnow.filters.neardup.FirstIndependentSet;
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
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a spool go, in a file beside it.
 *
 * @param rows the spool
 * @param drops the file
 */
record Decision(SpooledRows rows, String drops) implements Serializable {
  /**
   * Why a row goes.
   *
   * @param of the id of the row that stays
   * @param similarity of the two
   * @param reference whether that row is of what must not be repeated
   */
  record Drop(String of, double similarity, boolean reference) {}

  /**
   * Writes what was decided about one of the files.
   *
   * @param decided the file's rows by their numbers among all, in the file's order
   */
  static Decision write(
      SpooledRows rows, int[] decided, SpooledSketches sketches, FirstIndependentSet set)
      throws IOException {
    // An attempt that is made again writes another file.
    String name = rows.name() + "." + UUID.randomUUID() + ".drops";
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(Path.of(name))))) {
      for (int row : decided) {
        out.writeBoolean(!set.stays(row));
        if (!set.stays(row)) {
          out.writeUTF(sketches.rank(set.partner(row)).id());
          out.writeDouble(set.similarity(row));
          out.writeBoolean(set.partner(row) < sketches.references());
        }
      }
    }
    return new Decision(rows, name);
  }

  Reader read() throws IOException {
    return new Reader(Path.of(drops));
  }

  /** Reads what becomes of one row after the other. */
  static final class Reader implements Closeable {
    private final DataInputStream in;

    private Reader(Path file) throws IOException {
      in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
    }

    /** Why the next row goes; null if it stays. */
    @Nullable Drop next() throws IOException {
      return in.readBoolean() ? new Drop(in.readUTF(), in.readDouble(), in.readBoolean()) : null;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
