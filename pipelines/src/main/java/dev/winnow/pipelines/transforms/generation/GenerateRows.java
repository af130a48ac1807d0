package dev.winnow.pipelines.transforms.generation;

import dev.winnow.pipelines.coders.OutputLineCoder;
import dev.winnow.pipelines.ledger.Rejects;
import dev.winnow.pipelines.ledger.Tally;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.pipelines.transforms.PendingRows;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/** Reads what {@link MakeRows} has made. */
public final class GenerateRows extends PTransform<PBegin, PendingRows> {

  private final String step;
  private final List<OutputLine> unread;
  private final List<String> files;

  GenerateRows(GenerationStep step, List<String> files) {
    this.step = step.path();
    this.unread = step.generator().sourceFailures().stream().map(Rejects::line).toList();
    this.files = files;
  }

  @Override
  public PendingRows expand(PBegin begin) {
    List<KV<Integer, String>> keyed = new ArrayList<>();
    for (String file : files) {
      keyed.add(KV.of(keyed.size(), file));
    }
    PCollection<KV<Integer, String>> spread =
        begin
            .apply(
                "Files",
                Create.of(keyed).withCoder(KvCoder.of(VarIntCoder.of(), StringUtf8Coder.of())))
            .apply("SpreadFiles", Reshuffle.of());
    return PendingRows.of(
        spread,
        new Spool.Read(step),
        PCollectionList.of(
            begin.apply("UnreadSources", Create.of(unread).withCoder(OutputLineCoder.of()))),
        PCollectionList.of(begin.apply("CountUnread", tally(unread.size()))));
  }

  private Create.Values<Tally> tally(int count) {
    return Create.of(Tally.generated(step, count)).withCoder(SerializableCoder.of(Tally.class));
  }
}
