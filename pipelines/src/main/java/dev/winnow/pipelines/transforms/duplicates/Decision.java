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
 * Which rows of a spool go, and to which cluster those belong that stay, in a file beside it.
 *
 * @param rows the spool
 * @param fates the file
 */
record Decision(SpooledRows rows, String fates) implements Serializable {
  /**
   * Why a row goes.
   *
   * @param of the id of the row that stays
   * @param similarity of the two
   * @param reference what people call that row if it is of what must not be repeated; else empty
   */
  record Drop(String of, double similarity, String reference) {}

  /**
   * Writes what was decided about one of the files.
   *
   * @param decided the file's rows by their numbers among all, in the file's order
   * @param references names of rows that must not be repeated
   * @param names of clusters; null if nobody asks
   */
  static Decision write(
      SpooledRows rows,
      int[] decided,
      SpooledSketches sketches,
      FirstIndependentSet set,
      ReferenceNames references,
      @Nullable ClusterNames names)
      throws IOException {
    // An attempt that is made again writes another file.
    String name = rows.name() + "." + UUID.randomUUID() + ".fates";
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(Path.of(name))))) {
      for (int row : decided) {
        out.writeBoolean(set.stays(row));
        if (set.stays(row)) {
          out.writeUTF(names == null ? "" : names.of(row));
        } else {
          int partner = set.partner(row);
          out.writeUTF(sketches.rank(partner).id().toString());
          out.writeDouble(set.similarity(row));
          out.writeUTF(references.of(partner));
        }
      }
    }
    return new Decision(rows, name);
  }

  Reader read() throws IOException {
    return new Reader(Path.of(fates));
  }

  /** Reads what becomes of one row after the other. */
  static final class Reader implements Closeable {
    private final DataInputStream in;

    private Reader(Path file) throws IOException {
      in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
    }

    /** Whether the next row stays. Then comes {@link #cluster}, otherwise {@link #drop}. */
    boolean stays() throws IOException {
      return in.readBoolean();
    }

    /** Which cluster the row belongs to; empty if nobody asked. */
    String cluster() throws IOException {
      return in.readUTF();
    }

    /** Why the row goes. */
    Drop drop() throws IOException {
      return new Drop(in.readUTF(), in.readDouble(), in.readUTF());
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
