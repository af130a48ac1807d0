package dev.winnow.pipelines.input;

import dev.winnow.templates.Failure;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.channels.Channels;
import java.util.Locale;
import org.apache.beam.sdk.io.FileSystems;

/**
 * Opens a file, looks at its first bytes for its compression and, where the name does not say, its
 * format.
 */
final class RowFiles {
  private static final int BUFFER = 1 << 16;
  private static final int LOOK = 4;

  private RowFiles() {}

  /**
   * Reads every row of a file. What breaks off becomes a failure; what was read until then stands.
   *
   * @throws java.io.UncheckedIOException if the disk or the network fails
   */
  static void read(InputFile file, RowSource.Sink sink) throws IOException {
    try (InputStream raw =
        Channels.newInputStream(
            FileSystems.open(FileSystems.matchNewResource(file.uri(), false)))) {
      read(raw, file.name(), sink);
    }
  }

  static void read(InputStream raw, String name, RowSource.Sink sink) {
    try (InputStream in = withoutMark(decompressed(peekable(new RawInput(raw, name))))) {
      PushbackInputStream peekable = peekable(in);
      source(name, peekable).read(peekable, name, sink);
    } catch (IOException e) {
      sink.failure(broken(name, e));
    }
  }

  private static Failure broken(String name, IOException e) {
    boolean early =
        e instanceof EOFException || String.valueOf(e.getMessage()).contains("Truncated");
    return early
        ? new Failure(name, "truncated_file", "the file breaks off; its rest is missing", "")
        : new Failure(
            name, "unreadable_file", "the rest of the file cannot be read: " + e.getMessage(), "");
  }

  private static RowSource source(String name, PushbackInputStream in) throws IOException {
    String plain = name.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zst)$", "");
    if (plain.endsWith(".csv")) {
      return new Csv(',');
    }
    if (plain.endsWith(".tsv")) {
      return new Csv('\t');
    }
    if (plain.endsWith(".jsonl") || plain.endsWith(".ndjson")) {
      return new JsonLines();
    }
    return firstCharacter(in) == '[' ? new JsonArray() : new JsonLines();
  }

  /**
   * The first byte that is not white space, looked for in the first few kilobytes only; nothing is
   * consumed, and nothing is read behind it, where the file may break off.
   */
  private static int firstCharacter(PushbackInputStream in) throws IOException {
    byte[] start = new byte[BUFFER];
    int length = 0;
    int c = ' ';
    while (length < BUFFER && (c == ' ' || c == '\n' || c == '\r' || c == '\t')) {
      c = in.read();
      if (c >= 0) {
        start[length++] = (byte) c;
      }
    }
    in.unread(start, 0, length);
    return c;
  }

  private static PushbackInputStream peekable(InputStream in) {
    return new PushbackInputStream(new BufferedInputStream(in, BUFFER), BUFFER);
  }

  private static InputStream decompressed(PushbackInputStream in) throws IOException {
    byte[] start = in.readNBytes(LOOK);
    in.unread(start);
    if (startsWith(start, 0x1f, 0x8b)) {
      return new Gzip(in);
    }
    // Parallel zstd starts with a frame to be skipped.
    if (startsWith(start, 0x28, 0xb5, 0x2f, 0xfd) || startsWith(start, 0x50, 0x2a, 0x4d, 0x18)) {
      return new com.github.luben.zstd.ZstdInputStream(in);
    }
    return in;
  }

  /** Skips the byte order mark that some editors put before UTF-8. */
  private static InputStream withoutMark(InputStream plain) throws IOException {
    PushbackInputStream in = peekable(plain);
    byte[] start = in.readNBytes(3);
    if (!startsWith(start, 0xef, 0xbb, 0xbf)) {
      in.unread(start);
    }
    return in;
  }

  private static boolean startsWith(byte[] start, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= start.length || (start[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
