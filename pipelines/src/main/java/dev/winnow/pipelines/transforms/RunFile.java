package dev.winnow.pipelines.transforms;

import com.google.common.io.CountingOutputStream;
import dev.winnow.pipelines.coders.OutputLineCoder;
import dev.winnow.pipelines.output.OutputLine;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.util.MimeTypes;

/**
 * Writes and reads sorted runs. They live below the staging folder and go with it; no shard has
 * their place.
 */
final class RunFile {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final Comparator<OutputLine> BY_PLACE =
      Comparator.comparing(OutputLine::kind).thenComparing(Comparator.naturalOrder());

  private RunFile() {}

  /**
   * Sorts lines and writes them to a file of their own: a worker that does its work again must not
   * write to a file that somebody reads.
   *
   * @param lines one at least; they are sorted in place
   * @throws IOException naming the file
   */
  static SortedRun write(String staging, List<OutputLine> lines) throws IOException {
    lines.sort(BY_PLACE);
    String name = "runs/" + UUID.randomUUID();
    List<SortedRun.Cell> cells = new ArrayList<>();
    try (CountingOutputStream out =
        new CountingOutputStream(
            new BufferedOutputStream(
                Channels.newOutputStream(FileSystems.create(file(staging, name), MimeTypes.BINARY)),
                BUFFER_BYTES))) {
      int next = 0;
      while (next < lines.size()) {
        int first = next;
        int place = ShardPlan.place(lines.get(first));
        long start = out.getCount();
        while (next < lines.size() && ShardPlan.place(lines.get(next)) == place) {
          OutputLineCoder.of().encode(lines.get(next++), out);
        }
        cells.add(new SortedRun.Cell(place, next - first, start, out.getCount() - start));
      }
    } catch (IOException e) {
      throw new IOException("cannot write " + staging + "/" + name + ": " + e.getMessage(), e);
    }
    return new SortedRun(name, cells);
  }

  /**
   * Adds the lines of a run, or of a part of one, to others.
   *
   * @throws IOException naming the file
   */
  static void read(String staging, SortedRun part, List<OutputLine> lines) throws IOException {
    if (part.isEmpty()) {
      return;
    }
    try (SeekableByteChannel channel =
            (SeekableByteChannel) FileSystems.open(file(staging, part.file()));
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel), BUFFER_BYTES)) {
      channel.position(part.cells().get(0).start());
      for (long left = part.rows(); left > 0; left--) {
        lines.add(OutputLineCoder.of().decode(in));
      }
    } catch (IOException e) {
      throw new IOException(
          "cannot read " + staging + "/" + part.file() + ": " + e.getMessage(), e);
    }
  }

  private static ResourceId file(String staging, String name) {
    return FileSystems.matchNewResource(staging + "/" + name, false);
  }
}
