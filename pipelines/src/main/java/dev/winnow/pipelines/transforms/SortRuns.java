package dev.winnow.pipelines.transforms;

import dev.winnow.pipelines.coders.OutputLineCoder;
import dev.winnow.pipelines.output.OutputLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Sorts lines where they are made, as many at a time as fit into memory, into run files: no line
 * travels. What is left of a bundle and too little for a file of its own is gathered from all
 * bundles; some runners make a bundle of a single line.
 */
final class SortRuns extends PTransform<PCollection<OutputLine>, PCollection<SortedRun>> {
  private static final TupleTag<SortedRun> RUNS = new TupleTag<>("runs") {};
  private static final TupleTag<KV<Integer, List<OutputLine>>> RESTS = new TupleTag<>("rests") {};

  /** Over how many keys rests are spread. */
  private static final int KEYS = 8;

  /** A rest is smaller than this part of a run. */
  private static final int REST = 64;

  private final String staging;
  private final long runBytes;

  /**
   * @param staging the folder to write below
   * @param runBytes about how many bytes of lines a worker holds before it writes them
   */
  SortRuns(String staging, long runBytes) {
    this.staging = staging;
    this.runBytes = runBytes;
  }

  @Override
  public PCollection<SortedRun> expand(PCollection<OutputLine> lines) {
    PCollectionTuple sorted =
        lines.apply(
            "SortBundles",
            ParDo.of(new SortBundle(staging, runBytes))
                .withOutputTags(RUNS, TupleTagList.of(RESTS)));
    PCollection<SortedRun> rests =
        sorted
            .get(RESTS)
            .setCoder(KvCoder.of(VarIntCoder.of(), ListCoder.of(OutputLineCoder.of())))
            .apply("GatherRests", GroupByKey.create())
            .apply("SortRests", ParDo.of(new SortRests(staging, runBytes)))
            .setCoder(SortedRunCoder.of());
    return PCollectionList.of(sorted.get(RUNS).setCoder(SortedRunCoder.of()))
        .and(rests)
        .apply("AllRuns", Flatten.pCollections());
  }

  private static final class SortBundle extends DoFn<OutputLine, SortedRun> {
    private final String staging;
    private final long runBytes;
    private transient List<SortedRun> written = new ArrayList<>();
    private transient RunBuffer buffer = new RunBuffer("", 0, written::add);

    SortBundle(String staging, long runBytes) {
      this.staging = staging;
      this.runBytes = runBytes;
    }

    @StartBundle
    public void start() {
      written = new ArrayList<>();
      buffer = new RunBuffer(staging, runBytes, written::add);
    }

    @ProcessElement
    public void add(@Element OutputLine line) throws IOException {
      buffer.add(line);
    }

    @FinishBundle
    public void finish(FinishBundleContext out) throws IOException {
      GlobalWindow window = GlobalWindow.INSTANCE;
      if (buffer.bytes() >= runBytes / REST) {
        buffer.flush();
      }
      List<OutputLine> rest = buffer.take();
      if (!rest.isEmpty()) {
        int key = (int) Long.remainderUnsigned(rest.get(0).order(), KEYS);
        out.output(RESTS, KV.of(key, rest), window.maxTimestamp(), window);
      }
      written.forEach(run -> out.output(run, window.maxTimestamp(), window));
    }
  }

  private static final class SortRests
      extends DoFn<KV<Integer, Iterable<List<OutputLine>>>, SortedRun> {
    private final String staging;
    private final long runBytes;

    SortRests(String staging, long runBytes) {
      this.staging = staging;
      this.runBytes = runBytes;
    }

    @ProcessElement
    public void sort(
        @Element KV<Integer, Iterable<List<OutputLine>>> rests, OutputReceiver<SortedRun> out)
        throws IOException {
      RunBuffer buffer = new RunBuffer(staging, runBytes, out::output);
      for (List<OutputLine> rest : rests.getValue()) {
        for (OutputLine line : rest) {
          buffer.add(line);
        }
      }
      buffer.flush();
    }
  }
}
