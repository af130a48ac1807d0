package dev.winnow.pipelines.output;

import dev.winnow.templates.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.util.MimeTypes;

/**
 * Writes one shard, and counts what it writes. A shard written again, after a worker was lost,
 * replaces what was there.
 */
public final class ShardWriter implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final String file;
  private final String path;
  private final OutputKind kind;
  private final MessageDigest digest = Sha256.digest();
  private final SortedMap<String, Long> labels = new TreeMap<>();
  private final OutputStream out;
  private long rows;
  private long bytes;

  /**
   * @param folder the folder to write below, of any file system that Beam knows
   * @param path below it, with forward slashes
   * @param kind what its lines are
   * @throws IOException naming the file
   */
  public ShardWriter(String folder, String path, OutputKind kind) throws IOException {
    this.file = folder + "/" + path;
    this.path = path;
    this.kind = kind;
    try {
      OutputStream raw =
          Channels.newOutputStream(
              FileSystems.create(FileSystems.matchNewResource(file, false), MimeTypes.BINARY));
      this.out = new BufferedOutputStream(new DigestOutputStream(raw, digest), BUFFER_BYTES);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /**
   * Writes the next lines, each ended by a newline.
   *
   * @throws IOException naming the file
   */
  public void write(List<OutputLine> lines) throws IOException {
    try {
      for (OutputLine line : lines) {
        out.write(line.json());
        out.write('\n');
        rows++;
        bytes += line.json().length + 1L;
        labels.merge(line.label(), 1L, Long::sum);
      }
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /**
   * Ends the file, and tells what it holds.
   *
   * @throws IOException naming the file
   */
  public WrittenFile finish() throws IOException {
    close();
    return new WrittenFile(
        kind, path, rows, bytes, HexFormat.of().formatHex(digest.digest()), labels);
  }

  /** Lets the file go, also after an error; twice does no harm. */
  @Override
  public void close() throws IOException {
    try {
      out.close();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private IOException broken(IOException e) {
    return new IOException("cannot write " + file + ": " + e.getMessage(), e);
  }
}
