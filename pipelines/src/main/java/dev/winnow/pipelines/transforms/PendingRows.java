package dev.winnow.pipelines.transforms;

import dev.winnow.pipelines.ledger.Tally;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.templates.Example;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Rows that nobody has read yet, with the rules that they are going to meet, and what became of
 * those before them. They are read where something is done with all of them, in one {@link Leg}.
 */
public final class PendingRows implements PInput, POutput {
  private final List<Origin<?>> origins;
  private final List<NamedRule> rules;
  private final Outcome outcome;

  private record Origin<T>(PCollection<T> elements, RowReader<T> reader) {
    PCollectionTuple walk(String name, Leg.Route route, RowEnd end) {
      Leg<T> leg = new Leg<>(reader, route, end);
      return elements.apply(
          name,
          ParDo.of(leg)
              .withOutputTags(
                  LineSorter.RUNS, end.outputs().and(LineSorter.RESTS).and(Leg.TALLIES)));
    }
  }

  private PendingRows(List<Origin<?>> origins, List<NamedRule> rules, Outcome outcome) {
    this.origins = List.copyOf(origins);
    this.rules = List.copyOf(rules);
    this.outcome = outcome;
  }

  /** No rows. */
  public static PendingRows none(Pipeline pipeline) {
    return new PendingRows(List.of(), List.of(), Outcome.none(pipeline));
  }

  /**
   * Rows that are read from these elements.
   *
   * @param outcome of what was before
   */
  static <T> PendingRows of(PCollection<T> elements, RowReader<T> reader, Outcome outcome) {
    return new PendingRows(List.of(new Origin<>(elements, reader)), List.of(), outcome);
  }

  /**
   * Rows that are read from these elements.
   *
   * @param lines of what is no row, as was seen on the way here
   * @param tallies of what came in, so far
   */
  public static <T> PendingRows of(
      PCollection<T> elements,
      RowReader<T> reader,
      PCollectionList<OutputLine> lines,
      PCollectionList<Tally> tallies) {
    return of(elements, reader, Outcome.of(lines, tallies));
  }

  /** Rows that are there already. */
  public static PendingRows of(Rows rows) {
    RowReader<Example> reader = (row, sink) -> sink.row(row);
    return of(rows.examples(), reader, rows.rejects(), PCollectionList.empty(rows.getPipeline()));
  }

  /** Both, where neither is going to meet a rule. */
  public PendingRows and(PendingRows others) {
    if (!rules.isEmpty() || !others.rules.isEmpty()) {
      throw new IllegalStateException("rules would be for some of the rows only");
    }
    List<Origin<?>> both = new ArrayList<>(origins);
    both.addAll(others.origins);
    return new PendingRows(both, rules, outcome.and(others.outcome));
  }

  /** The same, with one more rule to meet. */
  public PendingRows meeting(NamedRule rule) {
    List<NamedRule> more = new ArrayList<>(rules);
    more.add(rule);
    return new PendingRows(origins, more, outcome);
  }

  /** What a step leaves. */
  public PendingRows then(String name, PTransform<PendingRows, PendingRows> step) {
    return Pipeline.applyTransform(name, this, step);
  }

  /**
   * What a step leaves that the rows go through one by one.
   *
   * @param staging the folder that lines of output are sorted in
   */
  public PendingRows then(
      String name, String staging, PTransform<PCollection<Example>, Rows> step) {
    Landed landed = land("Rows for " + name, new ToExamples(), staging);
    Rows rows = landed.get(ToExamples.EXAMPLES, ToExamples.CODER).apply(name, step);
    PendingRows left = of(rows);
    return new PendingRows(left.origins, left.rules, landed.outcome().and(left.outcome));
  }

  /**
   * Reads the rows, has them meet their rules, and brings them to an end.
   *
   * @param staging the folder that lines of output are sorted in
   */
  public Landed land(String name, RowEnd end, String staging) {
    return land(name, end, new Leg.Route(rules, staging, WriteShards.RUN_BYTES));
  }

  Landed land(String name, RowEnd end, Leg.Route route) {
    List<PCollectionTuple> legs = new ArrayList<>();
    Outcome all = outcome;
    for (Origin<?> origin : origins) {
      String unique = legs.isEmpty() ? name : name + " " + (legs.size() + 1);
      PCollectionTuple leg = origin.walk(unique, route, end);
      legs.add(leg);
      all = all.and(Outcome.of(leg));
    }
    return new Landed(name, legs, all);
  }

  @Override
  public Pipeline getPipeline() {
    return outcome.pipeline();
  }

  @Override
  public Map<TupleTag<?>, PValue> expand() {
    Map<TupleTag<?>, PValue> all = new LinkedHashMap<>(outcome.expand());
    for (Origin<?> origin : origins) {
      all.putAll(origin.elements().expand());
    }
    return all;
  }

  @Override
  public void finishSpecifyingOutput(
      String transformName, PInput input, PTransform<?, ?> transform) {}
}
