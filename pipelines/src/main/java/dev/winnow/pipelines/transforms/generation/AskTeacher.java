package dev.winnow.pipelines.transforms.generation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/** Asks for the pieces of a key on a worker, and leaves what they give in a file. */
final class AskTeacher extends DoFn<KV<Integer, Iterable<Integer>>, Void> {
  private final GenerationStep step;
  private final List<String> kept;
  private final String folder;
  private transient @Nullable Bench bench;
  private transient @Nullable Asking asking;

  /**
   * @param kept the instructions that earlier passes gave
   * @param folder is there on every worker
   */
  AskTeacher(GenerationStep step, List<String> kept, String folder) {
    this.step = step;
    this.kept = kept;
    this.folder = folder;
  }

  @Setup
  public void setup() {
    bench = Bench.open(step);
    asking = new Asking(step, bench);
  }

  /** When another key has ended the run, this comes while calls are in flight: it awaits them. */
  @Teardown
  public void teardown() {
    if (asking != null) {
      asking.stop();
    }
    synchronized (this) {
      if (bench != null) {
        bench.close();
      }
    }
  }

  @ProcessElement
  public synchronized void ask(@Element KV<Integer, Iterable<Integer>> pieces)
      throws IOException, InterruptedException {
    List<Integer> mine = new ArrayList<>();
    pieces.getValue().forEach(mine::add);
    mine.sort(null);
    try (MadePieces file = MadePieces.create(Path.of(folder))) {
      Objects.requireNonNull(asking, "made in setup").ask(mine, kept, file::write);
      file.finish();
    }
  }
}
