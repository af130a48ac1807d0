package dev.winnow.pipelines.transforms;

import dev.winnow.pipelines.ledger.RepeatedIds;
import dev.winnow.pipelines.ledger.RunFacts;
import dev.winnow.pipelines.ledger.Tally;
import dev.winnow.pipelines.output.WrittenFile;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.VoidCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Gathers what came in and what was written into the staging folder's {@link RunFacts}, the last
 * step of a graph.
 */
public final class WriteFacts extends PTransform<PCollection<WrittenFile>, PDone> {
  private final PCollectionList<Tally> tallies;
  private final PCollectionList<RepeatedIds> repeated;
  private final String staging;

  public WriteFacts(
      PCollectionList<Tally> tallies, PCollectionList<RepeatedIds> repeated, String staging) {
    this.tallies = tallies;
    this.repeated = repeated;
    this.staging = staging;
  }

  @Override
  public PDone expand(PCollection<WrittenFile> files) {
    TypeDescriptor<Serializable> fact = TypeDescriptor.of(Serializable.class);
    SerializableCoder<Serializable> coder = SerializableCoder.of(Serializable.class);
    PCollection<Serializable> came =
        tallies
            .apply("AllTallies", Flatten.pCollections())
            .apply("TallyFacts", MapElements.into(fact).via((Tally tally) -> tally))
            .setCoder(coder);
    PCollection<Serializable> went =
        files
            .apply("FileFacts", MapElements.into(fact).via((WrittenFile file) -> file))
            .setCoder(coder);
    // A run without any row has facts too.
    PCollection<Serializable> always =
        files.getPipeline().apply("NoFact", Create.of((Serializable) "").withCoder(coder));
    PCollectionList<Serializable> facts = PCollectionList.of(came).and(went);
    for (PCollection<RepeatedIds> ids : repeated.getAll()) {
      PCollection<Serializable> seen =
          ids.apply("IdFacts", MapElements.into(fact).via((RepeatedIds some) -> some))
              .setCoder(coder);
      facts = facts.and(seen);
    }
    facts
        .and(always)
        .apply("AllFacts", Flatten.pCollections())
        .apply("OneKey", WithKeys.of((Void) null))
        .setCoder(KvCoder.of(VoidCoder.of(), coder))
        .apply("GatherFacts", GroupByKey.create())
        .apply("WriteFacts", ParDo.of(new Write(staging)));
    return PDone.in(files.getPipeline());
  }

  private static final class Write extends DoFn<KV<Void, Iterable<Serializable>>, Void> {
    private final String staging;

    Write(String staging) {
      this.staging = staging;
    }

    @ProcessElement
    public void write(@Element KV<Void, Iterable<Serializable>> facts) throws IOException {
      List<Tally> tallies = new ArrayList<>();
      List<WrittenFile> files = new ArrayList<>();
      RepeatedIds repeated = RepeatedIds.NONE;
      for (Serializable fact : facts.getValue()) {
        if (fact instanceof Tally tally) {
          tallies.add(tally);
        } else if (fact instanceof WrittenFile file) {
          files.add(file);
        } else if (fact instanceof RepeatedIds some) {
          repeated = repeated.and(some);
        }
      }
      files.sort(Comparator.comparing(WrittenFile::path));
      new RunFacts(tallies, files, repeated).write(staging);
    }
  }
}
