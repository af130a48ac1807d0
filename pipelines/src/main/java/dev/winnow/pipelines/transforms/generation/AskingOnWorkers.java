package dev.winnow.pipelines.transforms.generation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;

/**
 * Asks for pieces on the workers of a cluster, a job a pass. The pieces lie under one key for each
 * JVM, and a key's pieces run at once on threads of their own inside one element, since no runner
 * keeps hundreds of elements in flight; with more keys calls would run out at the end of each.
 */
public final class AskingOnWorkers implements Asker {
  private final GenerationStep step;
  private final PipelineOptions options;
  private final int jvms;
  private final Path folder;
  private int passes;

  /**
   * @param folder is there on every worker, as the output folder is
   */
  public AskingOnWorkers(GenerationStep step, PipelineOptions options, int jvms, Path folder) {
    this.step = step;
    this.options = options;
    this.jvms = jvms;
    this.folder = folder;
  }

  @Override
  public <E extends Exception> void ask(List<Integer> pieces, List<String> kept, Sink<E> sink)
      throws E {
    passes++;
    Path made = folder.resolve("pass-" + passes);
    try {
      Files.createDirectories(made);
      run(pieces, kept, made.toString());
      int found = MadePieces.read(made, sink);
      if (found != pieces.size()) {
        throw new IOException(
            "the workers left "
                + found
                + " of "
                + pieces.size()
                + " answers in "
                + made
                + "; the output folder must be one that every worker and this program share");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(List<Integer> pieces, List<String> kept, String made) {
    List<KV<Integer, Integer>> keyed = new ArrayList<>();
    for (int piece : pieces) {
      keyed.add(KV.of(keyed.size() % jvms, piece));
    }
    Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply("Pieces", Create.of(keyed).withCoder(KvCoder.of(VarIntCoder.of(), VarIntCoder.of())))
        .apply("SpreadPieces", GroupByKey.create())
        .apply("Ask", ParDo.of(new AskTeacher(step, kept, made)));
    pipeline.run().waitUntilFinish();
  }
}
