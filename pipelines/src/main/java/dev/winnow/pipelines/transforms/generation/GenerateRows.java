package dev.winnow.pipelines.transforms.generation;

import dev.winnow.pipelines.coders.ExampleCoder;
import dev.winnow.pipelines.coders.OutputLineCoder;
import dev.winnow.pipelines.ledger.Rejects;
import dev.winnow.pipelines.ledger.Tally;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.pipelines.transforms.Rows;
import dev.winnow.templates.Example;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/** Reads what {@link MakeRows} has made. */
public final class GenerateRows extends PTransform<PBegin, Rows> {
  private static final TupleTag<Example> EXAMPLES = new TupleTag<>("examples") {};
  private static final TupleTag<OutputLine> REJECTED = new TupleTag<>("rejected") {};
  private static final TupleTag<Tally> TALLIES = new TupleTag<>("tallies") {};

  private final String step;
  private final List<OutputLine> unread;
  private final List<String> files;

  GenerateRows(GenerationStep step, List<String> files) {
    this.step = step.path();
    this.unread = step.generator().sourceFailures().stream().map(Rejects::line).toList();
    this.files = files;
  }

  @Override
  public Rows expand(PBegin begin) {
    List<KV<Integer, String>> keyed = new ArrayList<>();
    for (String file : files) {
      keyed.add(KV.of(keyed.size(), file));
    }
    PCollectionTuple read =
        begin
            .apply(
                "Files",
                Create.of(keyed).withCoder(KvCoder.of(VarIntCoder.of(), StringUtf8Coder.of())))
            .apply("SpreadFiles", GroupByKey.create())
            .apply(
                "ReadGenerated",
                ParDo.of(new Spool.Read(step))
                    .withOutputTags(EXAMPLES, TupleTagList.of(REJECTED).and(TALLIES)));
    return new Rows(
        read.get(EXAMPLES).setCoder(ExampleCoder.of()),
        PCollectionList.of(read.get(REJECTED).setCoder(OutputLineCoder.of()))
            .and(begin.apply("UnreadSources", Create.of(unread).withCoder(OutputLineCoder.of()))),
        PCollectionList.of(read.get(TALLIES).setCoder(SerializableCoder.of(Tally.class)))
            .and(begin.apply("CountUnread", tally(unread.size()))));
  }

  private Create.Values<Tally> tally(int count) {
    return Create.of(Tally.generated(step, count)).withCoder(SerializableCoder.of(Tally.class));
  }

  /** What a piece gave, to where it belongs. */
  static void output(String step, Sieve.Sifted sifted, DoFn.MultiOutputReceiver out) {
    sifted.kept().forEach(out.get(EXAMPLES)::output);
    sifted.rejected().forEach(out.get(REJECTED)::output);
    int rows = sifted.kept().size() + sifted.rejected().size();
    out.get(TALLIES).output(Tally.generated(step, rows));
  }
}
