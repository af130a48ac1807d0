package dev.winnow.pipelines.transforms.generation;

import dev.winnow.pipelines.coders.ExampleCoder;
import dev.winnow.pipelines.coders.OutputLineCoder;
import dev.winnow.pipelines.ledger.Tally;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.pipelines.transforms.RowReader;
import dev.winnow.templates.Example;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.values.KV;

/** What was generated in this JVM, in a few files until the runner reads them. */
final class Spool implements AutoCloseable {
  private static final ListCoder<Example> EXAMPLES = ListCoder.of(ExampleCoder.of());
  private static final ListCoder<OutputLine> REJECTED = ListCoder.of(OutputLineCoder.of());

  private final List<Path> files = new ArrayList<>();
  private final List<DataOutputStream> open = new ArrayList<>();
  private int next;

  /** Opens so many files in a folder of their own. */
  Spool(Path folder, int count) throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < count; i++) {
      Path file = folder.resolve("generated-" + i);
      files.add(file);
      open.add(new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file))));
    }
  }

  List<String> files() {
    return files.stream().map(Path::toString).toList();
  }

  /** Files take turns, so that each holds its share. */
  void write(Sieve.Sifted sifted) throws IOException {
    DataOutputStream out = open.get(next);
    next = (next + 1) % open.size();
    EXAMPLES.encode(sifted.kept(), out);
    REJECTED.encode(sifted.rejected(), out);
  }

  @Override
  public void close() throws IOException {
    for (DataOutputStream out : open) {
      out.close();
    }
  }

  /** Gives what a file holds. */
  static final class Read implements RowReader<KV<Integer, String>> {
    private final String step;

    Read(String step) {
      this.step = step;
    }

    @Override
    public void read(KV<Integer, String> file, Sink sink) throws IOException {
      try (DataInputStream in =
          new DataInputStream(
              new BufferedInputStream(Files.newInputStream(Path.of(file.getValue()))))) {
        while (more(in)) {
          List<Example> kept = EXAMPLES.decode(in);
          List<OutputLine> rejected = REJECTED.decode(in);
          kept.forEach(sink::row);
          rejected.forEach(sink::reject);
          sink.tally(Tally.generated(step, kept.size() + rejected.size()));
        }
      }
    }

    private static boolean more(DataInputStream in) throws IOException {
      in.mark(1);
      try {
        in.readByte();
        in.reset();
        return true;
      } catch (EOFException e) {
        return false;
      }
    }
  }
}
