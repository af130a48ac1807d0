package dev.winnow.pipelines.input;

import dev.winnow.pipelines.coders.OutputLineCoder;
import dev.winnow.pipelines.ledger.Tally;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.pipelines.transforms.PendingRows;
import dev.winnow.templates.shape.RowShape;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/** Reads files of rows: examples, and a failure for each row that is none. */
public final class ReadRows extends PTransform<PBegin, PendingRows> {
  static final TupleTag<KV<Integer, RowBlock>> BLOCKS = new TupleTag<>("blocks") {};
  private static final TupleTag<OutputLine> FAILURES = new TupleTag<>("failures") {};
  private static final TupleTag<Tally> TALLIES = new TupleTag<>("tallies") {};

  private final List<InputFile> files;
  private final List<RowShape> shapes;
  private final int keys;

  /**
   * @param shapes how rows are read, for each file by its {@link InputFile#map()}
   * @param keys over how many keys rows are spread for the workers
   */
  public ReadRows(List<InputFile> files, List<RowShape> shapes, int keys) {
    this.files = files;
    this.shapes = shapes;
    this.keys = keys;
  }

  @Override
  public PendingRows expand(PBegin begin) {
    PCollectionTuple read =
        begin
            .apply("Files", Create.of(files).withCoder(SerializableCoder.of(InputFile.class)))
            .apply(
                "ReadBlocks",
                ParDo.of(new ReadBlocks(keys, FAILURES, TALLIES))
                    .withOutputTags(BLOCKS, TupleTagList.of(FAILURES).and(TALLIES)));
    PCollection<KV<Integer, RowBlock>> blocks =
        read.get(BLOCKS)
            .setCoder(KvCoder.of(VarIntCoder.of(), SerializableCoder.of(RowBlock.class)))
            .apply("SpreadBlocks", Reshuffle.of());
    return PendingRows.of(
        blocks,
        new ParseRows(shapes),
        PCollectionList.of(read.get(FAILURES).setCoder(OutputLineCoder.of())),
        PCollectionList.of(read.get(TALLIES).setCoder(SerializableCoder.of(Tally.class))));
  }
}
