package dev.winnow.pipelines.transforms;

import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.pipelines.coders.ExampleCoder;
import dev.winnow.pipelines.coders.OutputLineCoder;
import dev.winnow.pipelines.ledger.Rejects;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.pipelines.progress.Progress;
import dev.winnow.templates.Example;
import java.io.Serializable;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Runs rules that judge each row by itself, fused into one step; the first that drops a row has it.
 */
public final class ApplyFilters extends PTransform<PCollection<Example>, Rows> {
  private static final TupleTag<Example> KEPT = new TupleTag<>("kept") {};
  private static final TupleTag<OutputLine> DROPPED = new TupleTag<>("dropped") {};

  /**
   * A rule under the name that the ledger has for it.
   *
   * @param name unique in its recipe
   */
  public record Named(String name, RowFilter filter) implements Serializable {}

  private final List<Named> filters;

  public ApplyFilters(List<Named> filters) {
    this.filters = List.copyOf(filters);
  }

  @Override
  public Rows expand(PCollection<Example> rows) {
    PCollectionTuple judged =
        rows.apply(
            "Judge", ParDo.of(new Judge(filters)).withOutputTags(KEPT, TupleTagList.of(DROPPED)));
    return Rows.of(
        judged.get(KEPT).setCoder(ExampleCoder.of()),
        PCollectionList.of(judged.get(DROPPED).setCoder(OutputLineCoder.of())));
  }

  private static final class Judge extends DoFn<Example, Example> {
    private final List<Named> filters;

    Judge(List<Named> filters) {
      this.filters = filters;
    }

    @ProcessElement
    public void judge(@Element Example row, MultiOutputReceiver out) {
      Progress.judged(1);
      for (Named named : filters) {
        if (named.filter().judge(row) instanceof Verdict.Drop drop) {
          out.get(DROPPED).output(Rejects.line(row, named.name(), drop.reason(), drop.detail()));
          return;
        }
      }
      out.get(KEPT).output(row);
    }
  }
}
