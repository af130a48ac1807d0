package dev.winnow.pipelines.transforms;

import dev.winnow.pipelines.coders.OutputLineCoder;
import dev.winnow.pipelines.output.OutputLine;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/** Brings all lines into run files: those that nobody has sorted yet, and rests of all bundles. */
final class SortRuns extends PTransform<Outcome, PCollection<SortedRun>> {
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
  public PCollection<SortedRun> expand(Outcome outcome) {
    PCollection<OutputLine> lines =
        outcome.lines().apply("AllLines", Flatten.pCollections()).setCoder(OutputLineCoder.of());
    Leg.Route route = new Leg.Route(List.of(), staging, runBytes);
    Outcome sorted =
        PendingRows.of(lines, (line, sink) -> sink.reject(line), Outcome.none(outcome.pipeline()))
            .land("SortLines", new ToExamples(), route)
            .outcome();
    PCollection<SortedRun> rests =
        outcome
            .rests()
            .and(sorted.rests().getAll())
            .apply("AllRests", Flatten.pCollections())
            .setCoder(LineSorter.REST_CODER)
            .apply("GatherRests", GroupByKey.create())
            .apply("SortRests", ParDo.of(new SortRests(staging, runBytes)))
            .setCoder(SortedRunCoder.of());
    return outcome
        .runs()
        .and(sorted.runs().getAll())
        .and(rests)
        .apply("AllRuns", Flatten.pCollections());
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
