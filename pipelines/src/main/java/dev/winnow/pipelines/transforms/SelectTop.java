package dev.winnow.pipelines.transforms;

import dev.winnow.pipelines.coders.ExampleCoder;
import dev.winnow.pipelines.coders.OutputLineCoder;
import dev.winnow.pipelines.ledger.Rejects;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.templates.Example;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptor;

/** Keeps the k rows that weigh most; of equal ones those whose id comes first. */
public final class SelectTop extends PTransform<PCollection<Example>, Rows> {
  /** What the ledger calls this step. */
  public static final String NAME = "select";

  private static final TupleTag<Example> KEPT = new TupleTag<>("kept") {};
  private static final TupleTag<OutputLine> DROPPED = new TupleTag<>("dropped") {};

  /** What a row weighs. */
  public interface Weight extends ToIntFunction<Example>, Serializable {}

  private final int top;
  private final Weight weight;

  public SelectTop(int top, Weight weight) {
    this.top = top;
    this.weight = weight;
  }

  @Override
  public Rows expand(PCollection<Example> rows) {
    Weight by = weight;
    PCollectionView<List<RowRank>> lastKept =
        rows.apply(
                "Rank",
                MapElements.into(TypeDescriptor.of(RowRank.class))
                    .via((Example row) -> RowRank.of(by.applyAsInt(row), row)))
            .setCoder(SerializableCoder.of(RowRank.class))
            .apply("LastKept", Combine.globally(new LastKept(top)).asSingletonView());
    PCollectionTuple chosen =
        rows.apply(
            "Choose",
            ParDo.of(new Choose(lastKept, weight))
                .withSideInputs(lastKept)
                .withOutputTags(KEPT, TupleTagList.of(DROPPED)));
    return Rows.of(
        chosen.get(KEPT).setCoder(ExampleCoder.of()),
        PCollectionList.of(chosen.get(DROPPED).setCoder(OutputLineCoder.of())));
  }

  private static final class Choose extends DoFn<Example, Example> {
    private final PCollectionView<List<RowRank>> lastKept;
    private final Weight weight;

    Choose(PCollectionView<List<RowRank>> lastKept, Weight weight) {
      this.lastKept = lastKept;
      this.weight = weight;
    }

    @ProcessElement
    public void choose(ProcessContext context) {
      Example row = context.element();
      List<RowRank> last = context.sideInput(lastKept);
      int weighs = weight.applyAsInt(row);
      if (last.isEmpty() || RowRank.of(weighs, row).compareTo(last.get(0)) <= 0) {
        context.output(KEPT, row);
      } else {
        Map<String, Long> detail = Map.of("weight", (long) weighs, "least", last.get(0).weight());
        context.output(DROPPED, Rejects.line(row, NAME, "not_in_top", detail));
      }
    }
  }
}
