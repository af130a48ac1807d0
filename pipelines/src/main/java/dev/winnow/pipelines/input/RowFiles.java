package dev.winnow.pipelines.input;

import com.github.luben.zstd.ZstdInputStream;
import dev.winnow.templates.Failure;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;
import org.apache.beam.sdk.io.FileSystems;

/**
 * Opens a file, looks at its first bytes for its compression and, where the name does not say, its
 * format.
 */
final class RowFiles {
  private static final int BUFFER = 1 << 16;
  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private RowFiles() {}

  /**
   * Reads every row of a file. What breaks off becomes a failure; what was read until then stands.
   *
   * @throws java.io.UncheckedIOException if the disk or the network fails
   */
  static void read(InputFile file, RowSource.Sink sink) throws IOException {
    try (ReadableByteChannel channel = channel(file)) {
      read(Channels.newInputStream(channel), file.name(), sink);
    }
  }

  static void read(InputStream raw, String name, RowSource.Sink sink) {
    try (PushbackInputStream in = peekable(decompressed(peekable(new RawInput(raw, name))))) {
      skipMark(in);
      source(name, in).read(in, name, sink);
    } catch (IOException e) {
      sink.failure(broken(name, e));
    }
  }

  /**
   * Whether a file is JSON Lines that can be read from any byte on: not packed, and in a file
   * system that can seek.
   *
   * @return where the first line starts, in bytes; nothing for every other file
   */
  static OptionalLong plainLines(InputFile file) throws IOException {
    try (ReadableByteChannel channel = channel(file);
        PushbackInputStream in =
            peekable(new RawInput(Channels.newInputStream(channel), file.name()))) {
      if (!(channel instanceof SeekableByteChannel) || Packing.of(in) != Packing.NONE) {
        return OptionalLong.empty();
      }
      int start = skipMark(in);
      return source(file.name(), in) instanceof JsonLines
          ? OptionalLong.of(start)
          : OptionalLong.empty();
    }
  }

  /** The bytes of a file that can be read from any byte on, from this one. */
  static InputStream open(InputFile file, long offset) throws IOException {
    SeekableByteChannel channel = (SeekableByteChannel) channel(file);
    return new RawInput(Channels.newInputStream(channel.position(offset)), file.name());
  }

  private static ReadableByteChannel channel(InputFile file) throws IOException {
    return FileSystems.open(FileSystems.matchNewResource(file.uri(), false));
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
    return switch (Packing.of(in)) {
      case GZIP -> new Gzip(in);
      case ZSTD -> new ZstdInputStream(in);
      case NONE -> in;
    };
  }

  /** Skips the byte order mark that some editors put before UTF-8; its length. */
  private static int skipMark(PushbackInputStream in) throws IOException {
    byte[] start = in.readNBytes(MARK.length);
    if (Arrays.equals(start, MARK)) {
      return MARK.length;
    }
    in.unread(start);
    return 0;
  }
}
