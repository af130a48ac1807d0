package dev.winnow.pipelines.transforms.duplicates;

import dev.winnow.pipelines.coders.ExampleCoder;
import dev.winnow.pipelines.coders.OutputLineCoder;
import dev.winnow.pipelines.ledger.Rejects;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.pipelines.transforms.RowRank;
import dev.winnow.pipelines.transforms.Rows;
import dev.winnow.templates.Example;
import java.io.Serializable;
import java.util.Map;
import java.util.function.Function;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/** Parts the rows that stay from those that go, which name the row that stays and how similar. */
final class ApplyDrops extends PTransform<PCollection<Example>, Rows> {
  private static final TupleTag<Example> KEPT = new TupleTag<>("kept") {};
  private static final TupleTag<OutputLine> DROPPED = new TupleTag<>("dropped") {};

  /** The rank that a row was decided by. */
  interface Ranking extends Function<Example, RowRank>, Serializable {}

  private final String ledgerName;
  private final String reason;
  private final Ranking ranking;
  private final PCollectionView<Drops> drops;

  ApplyDrops(String name, String reason, Ranking ranking, PCollectionView<Drops> drops) {
    this.ledgerName = name;
    this.reason = reason;
    this.ranking = ranking;
    this.drops = drops;
  }

  @Override
  public Rows expand(PCollection<Example> rows) {
    PCollectionTuple decided =
        rows.apply(
            "Apply",
            ParDo.of(new Decide(ledgerName, reason, ranking, drops))
                .withSideInputs(drops)
                .withOutputTags(KEPT, TupleTagList.of(DROPPED)));
    return Rows.of(
        decided.get(KEPT).setCoder(ExampleCoder.of()),
        PCollectionList.of(decided.get(DROPPED).setCoder(OutputLineCoder.of())));
  }

  private static final class Decide extends DoFn<Example, Example> {
    private final String name;
    private final String reason;
    private final Ranking ranking;
    private final PCollectionView<Drops> drops;

    Decide(String name, String reason, Ranking ranking, PCollectionView<Drops> drops) {
      this.name = name;
      this.reason = reason;
      this.ranking = ranking;
      this.drops = drops;
    }

    @ProcessElement
    public void decide(ProcessContext context) {
      Example row = context.element();
      Drops.Drop drop = context.sideInput(drops).find(ranking.apply(row));
      if (drop == null) {
        context.output(KEPT, row);
      } else {
        Map<String, ?> detail = Rejects.likeness(drop.of(), drop.similarity());
        context.output(DROPPED, Rejects.line(row, name, reason, detail));
      }
    }
  }
}
