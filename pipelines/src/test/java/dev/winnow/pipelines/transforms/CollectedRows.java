package dev.winnow.pipelines.transforms;

import dev.winnow.pipelines.fixture.Collected;
import dev.winnow.pipelines.ledger.Tally;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.templates.Example;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.KV;

/** What became of rows, once their pipeline has run; within one JVM, on the DirectRunner. */
public final class CollectedRows {
  private final String staging;
  private final Collected<SortedRun> runs;
  private final Collected<KV<Integer, List<OutputLine>>> rests;
  private final Collected<OutputLine> lines;
  private final Collected<Tally> tallies;
  private final Collected<Example> examples;

  private CollectedRows(Landed landed, Collected<Example> examples, String staging) {
    Outcome outcome = landed.outcome();
    this.staging = staging;
    this.examples = examples;
    runs = Collected.of(outcome.runs().apply(Flatten.pCollections()));
    rests =
        Collected.of(outcome.rests().apply(Flatten.pCollections()).setCoder(LineSorter.REST_CODER));
    lines = Collected.lines(outcome.lines());
    tallies = Collected.of(outcome.tallies().apply(Flatten.pCollections()));
  }

  /**
   * To be asked for before the pipeline runs.
   *
   * @param folder where lines are sorted meanwhile
   */
  public static CollectedRows of(PendingRows rows, Path folder) {
    Landed landed = rows.land("Collect", new ToExamples(), folder.toString());
    return new CollectedRows(
        landed, Collected.of(landed.get(ToExamples.EXAMPLES, ToExamples.CODER)), folder.toString());
  }

  /** The lines that this end gives. */
  static CollectedRows at(ToLines end, PendingRows rows, Path folder) {
    Landed landed = rows.land("Collect", end, folder.toString());
    return new CollectedRows(
        landed,
        Collected.of(rows.getPipeline().apply(Create.empty(ToExamples.CODER))),
        folder.toString());
  }

  /** The rows, in no order. */
  public List<Example> examples() {
    return examples.list();
  }

  /** Every line of output, in no order. */
  public List<OutputLine> lines() {
    List<OutputLine> all = new ArrayList<>(lines.list());
    rests.list().forEach(rest -> all.addAll(rest.getValue()));
    for (SortedRun run : runs.list()) {
      try {
        RunFile.read(staging, run, all);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all;
  }

  public List<Tally> tallies() {
    return tallies.list();
  }
}
