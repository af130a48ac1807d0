package dev.winnow.pipelines.transforms.duplicates;

import dev.winnow.pipelines.coders.ExampleCoder;
import dev.winnow.pipelines.coders.OutputLineCoder;
import dev.winnow.pipelines.ledger.Rejects;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.pipelines.transforms.Rows;
import dev.winnow.templates.Example;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/** Parts the novel rows from those that go, which name the row that stays and how similar. */
final class ApplyDrops extends PTransform<PCollection<Example>, Rows> {
  private static final TupleTag<Example> KEPT = new TupleTag<>("kept") {};
  private static final TupleTag<OutputLine> DROPPED = new TupleTag<>("dropped") {};

  private final String ledgerName;
  private final String reason;
  private final PCollectionView<Drops> drops;

  ApplyDrops(String name, String reason, PCollectionView<Drops> drops) {
    this.ledgerName = name;
    this.reason = reason;
    this.drops = drops;
  }

  @Override
  public Rows expand(PCollection<Example> rows) {
    PCollectionTuple decided =
        rows.apply(
            "Apply",
            ParDo.of(new PartRows(ledgerName, reason, drops))
                .withSideInputs(drops)
                .withOutputTags(KEPT, TupleTagList.of(DROPPED)));
    return Rows.of(
        decided.get(KEPT).setCoder(ExampleCoder.of()),
        PCollectionList.of(decided.get(DROPPED).setCoder(OutputLineCoder.of())));
  }

  private static final class PartRows extends DoFn<Example, Example> {
    private final String name;
    private final String reason;
    private final PCollectionView<Drops> drops;

    PartRows(String name, String reason, PCollectionView<Drops> drops) {
      this.name = name;
      this.reason = reason;
      this.drops = drops;
    }

    @ProcessElement
    public void decide(ProcessContext context) {
      Example row = context.element();
      Drops.Drop drop = context.sideInput(drops).find(GatherTexts.rank(row));
      if (drop == null) {
        context.output(KEPT, row);
      } else {
        Map<String, ?> detail = Rejects.likeness(drop.of(), drop.similarity());
        context.output(DROPPED, Rejects.line(row, name, reason, detail));
      }
    }
  }
}
