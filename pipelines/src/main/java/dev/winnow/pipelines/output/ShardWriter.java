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
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.util.MimeTypes;

/** Writes one shard. A shard written again, after a worker was lost, replaces what was there. */
public final class ShardWriter {
  private static final int BUFFER_BYTES = 1 << 16;

  private ShardWriter() {}

  /**
   * Writes lines, each ended by a newline.
   *
   * @param folder the folder to write below, of any file system that Beam knows
   * @param path below it, with forward slashes
   * @throws IOException naming the file
   */
  public static WrittenFile write(
      String folder, String path, OutputKind kind, List<OutputLine> lines) throws IOException {
    ResourceId file = FileSystems.matchNewResource(folder + "/" + path, false);
    MessageDigest digest = Sha256.digest();
    SortedMap<String, Long> labels = new TreeMap<>();
    long bytes = 0;
    try (OutputStream raw = Channels.newOutputStream(FileSystems.create(file, MimeTypes.BINARY));
        OutputStream out =
            new BufferedOutputStream(new DigestOutputStream(raw, digest), BUFFER_BYTES)) {
      for (OutputLine line : lines) {
        out.write(line.json());
        out.write('\n');
        bytes += line.json().length + 1L;
        labels.merge(line.label(), 1L, Long::sum);
      }
    } catch (IOException e) {
      throw new IOException("cannot write " + folder + "/" + path + ": " + e.getMessage(), e);
    }
    return new WrittenFile(
        kind, path, lines.size(), bytes, HexFormat.of().formatHex(digest.digest()), labels);
  }
}
