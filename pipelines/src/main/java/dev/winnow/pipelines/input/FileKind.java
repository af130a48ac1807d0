package dev.winnow.pipelines.input;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Tells files that hold no rows for sure, by the bytes that they start with. */
final class FileKind {
  /** How many bytes are looked at. */
  static final int LOOK = 512;

  private record Magic(String bytes, String what, String mend) {}

  private static final List<Magic> KNOWN =
      List.of(
          new Magic("PAR1", "a Parquet file", "; convert it first"),
          new Magic("ARROW1", "an Arrow file", "; convert it first"),
          new Magic("Obj\u0001", "an Avro file", "; convert it first"),
          new Magic("SQLite format 3", "an SQLite database", "; export its rows first"),
          new Magic("%PDF-", "a PDF document", ""),
          new Magic("PK\u0003\u0004", "a ZIP archive", "; unpack it first"),
          new Magic("BZh", "compressed with bzip2", "; unpack it, or use .gz or .zst"),
          new Magic("\u00fd7zXZ", "compressed with xz", "; unpack it, or use .gz or .zst"),
          new Magic("\u0089PNG", "a PNG picture", ""),
          new Magic("\u00ff\u00d8\u00ff", "a JPEG picture", ""),
          new Magic("GIF8", "a GIF picture", ""),
          new Magic("\u00ff\u00fe", "UTF-16", "; convert it to UTF-8"),
          new Magic("\u00fe\u00ff", "UTF-16", "; convert it to UTF-8"));

  private FileKind() {}

  /** Why a file that starts like this cannot be read, if that is plain. */
  static Optional<String> refused(ByteBuffer start) {
    byte[] bytes = new byte[start.remaining()];
    start.get(bytes);
    return KNOWN.stream()
        .filter(magic -> startsWith(bytes, magic.bytes()))
        .map(
            magic ->
                "expected JSONL, a JSON array, CSV or TSV; the file is "
                    + magic.what()
                    + magic.mend())
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
