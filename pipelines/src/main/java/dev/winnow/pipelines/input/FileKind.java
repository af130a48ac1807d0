package dev.winnow.pipelines.input;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Tells files that hold no rows for sure, by the bytes that they start with. */
final class FileKind {
  /** How many bytes are looked at. */
  static final int LOOK = 512;

  private static final String CONVERT = "; convert it to JSONL first";
  private static final String UNPACK = "; unpack it first";

  private record Magic(String bytes, String message) {}

  private static final List<Magic> KNOWN =
      List.of(
          new Magic("PAR1", "is a Parquet file" + CONVERT),
          new Magic("ARROW1", "is an Arrow file" + CONVERT),
          new Magic("Obj\u0001", "is an Avro file" + CONVERT),
          new Magic("SQLite format 3", "is an SQLite database" + CONVERT),
          new Magic("%PDF-", "is a PDF document"),
          new Magic("PK\u0003\u0004", "is a ZIP archive" + UNPACK),
          new Magic("BZh", "is compressed with bzip2; of compressed files, .gz and .zst are read"),
          new Magic(
              "\u00fd7zXZ", "is compressed with xz; of compressed files, .gz and .zst are read"),
          new Magic("\u0089PNG", "is a PNG picture"),
          new Magic("\u00ff\u00d8\u00ff", "is a JPEG picture"),
          new Magic("GIF8", "is a GIF picture"),
          new Magic("\u00ff\u00fe", "is UTF-16; rows are read as UTF-8, so convert it"),
          new Magic("\u00fe\u00ff", "is UTF-16; rows are read as UTF-8, so convert it"));

  private FileKind() {}

  /** Why a file that starts like this cannot be read, if that is plain. */
  static Optional<String> refused(ByteBuffer start) {
    byte[] bytes = new byte[start.remaining()];
    start.get(bytes);
    return KNOWN.stream()
        .filter(magic -> startsWith(bytes, magic.bytes()))
        .map(magic -> magic.message() + ": expected JSONL, a JSON array, CSV or TSV")
        .findFirst();
  }

  private static boolean startsWith(byte[] bytes, String magic) {
    if (bytes.length < magic.length()) {
      return false;
    }
    for (int i = 0; i < magic.length(); i++) {
      if ((bytes[i] & 0xff) != magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
