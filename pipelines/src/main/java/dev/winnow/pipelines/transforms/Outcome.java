package dev.winnow.pipelines.transforms;

import dev.winnow.pipelines.ledger.Tally;
import dev.winnow.pipelines.output.OutputLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;

/**
 * What became of rows so far: what the ledger counts as having come in, and the lines of output.
 *
 * @param runs lines that {@link LineSorter} has written
 * @param rests lines that were too few for a file
 * @param lines lines that nobody has sorted yet
 */
public record Outcome(
    Pipeline pipeline,
    PCollectionList<SortedRun> runs,
    PCollectionList<KV<Integer, List<OutputLine>>> rests,
    PCollectionList<OutputLine> lines,
    PCollectionList<Tally> tallies)
    implements PInput {

  static Outcome none(Pipeline pipeline) {
    return new Outcome(
        pipeline,
        PCollectionList.empty(pipeline),
        PCollectionList.empty(pipeline),
        PCollectionList.empty(pipeline),
        PCollectionList.empty(pipeline));
  }

  /** Of a step that sorts no lines. */
  static Outcome of(PCollectionList<OutputLine> lines, PCollectionList<Tally> tallies) {
    Outcome none = none(lines.getPipeline());
    return new Outcome(none.pipeline, none.runs, none.rests, lines, tallies);
  }

  /** Of a leg. */
  static Outcome of(PCollectionTuple leg) {
    Outcome none = none(leg.getPipeline());
    return new Outcome(
        none.pipeline,
        PCollectionList.of(leg.get(LineSorter.RUNS).setCoder(SortedRunCoder.of())),
        PCollectionList.of(leg.get(LineSorter.RESTS).setCoder(LineSorter.REST_CODER)),
        none.lines,
        PCollectionList.of(leg.get(Leg.TALLIES).setCoder(SerializableCoder.of(Tally.class))));
  }

  Outcome and(Outcome other) {
    return new Outcome(
        pipeline,
        runs.and(other.runs.getAll()),
        rests.and(other.rests.getAll()),
        lines.and(other.lines.getAll()),
        tallies.and(other.tallies.getAll()));
  }

  @Override
  public Pipeline getPipeline() {
    return pipeline;
  }

  @Override
  public Map<TupleTag<?>, PValue> expand() {
    Map<TupleTag<?>, PValue> all = new LinkedHashMap<>(runs.expand());
    all.putAll(rests.expand());
    all.putAll(lines.expand());
    all.putAll(tallies.expand());
    return all;
  }
}
