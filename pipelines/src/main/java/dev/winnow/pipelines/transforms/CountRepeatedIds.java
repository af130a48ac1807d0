package dev.winnow.pipelines.transforms;

import dev.winnow.pipelines.ledger.RepeatedIds;
import dev.winnow.templates.Example;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Counts the ids that several rows have, for a warning: rows stay as they are. Nothing but ids is
 * shuffled, under a few keys.
 */
public final class CountRepeatedIds
    extends PTransform<PCollection<Example>, PCollection<RepeatedIds>> {
  private final int partitions;

  /**
   * @param partitions into how many parts the ids are cut, each held in memory once
   */
  public CountRepeatedIds(int partitions) {
    this.partitions = partitions;
  }

  @Override
  public PCollection<RepeatedIds> expand(PCollection<Example> rows) {
    return rows.apply("TakeIds", ParDo.of(new TakeId(partitions)))
        .setCoder(KvCoder.of(VarIntCoder.of(), StringUtf8Coder.of()))
        .apply("GroupIds", GroupByKey.create())
        .apply("CountIds", ParDo.of(new Count()))
        .setCoder(SerializableCoder.of(RepeatedIds.class));
  }

  private static final class TakeId extends DoFn<Example, KV<Integer, String>> {
    private final int partitions;

    TakeId(int partitions) {
      this.partitions = partitions;
    }

    @ProcessElement
    public void take(@Element Example row, OutputReceiver<KV<Integer, String>> out) {
      String id = row.provenance().sourceId();
      if (!id.isEmpty()) {
        out.output(KV.of(Math.floorMod(id.hashCode(), partitions), id));
      }
    }
  }

  private static final class Count extends DoFn<KV<Integer, Iterable<String>>, RepeatedIds> {
    @ProcessElement
    public void count(@Element KV<Integer, Iterable<String>> ids, OutputReceiver<RepeatedIds> out) {
      Map<String, Long> counts = new HashMap<>();
      ids.getValue().forEach(id -> counts.merge(id, 1L, Long::sum));
      RepeatedIds repeated = RepeatedIds.NONE;
      for (Map.Entry<String, Long> entry : counts.entrySet()) {
        if (entry.getValue() > 1) {
          repeated = repeated.and(new RepeatedIds(1, entry.getValue(), entry.getKey()));
        }
      }
      out.output(repeated);
    }
  }
}
