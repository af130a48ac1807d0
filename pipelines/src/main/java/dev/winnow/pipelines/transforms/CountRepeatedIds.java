package dev.winnow.pipelines.transforms;

import dev.winnow.pipelines.ledger.RepeatedIds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Counts the ids that several rows have, for a warning: rows stay as they are. Nothing but ids is
 * shuffled, under a few keys; each key's are held in memory once.
 */
public final class CountRepeatedIds
    extends PTransform<PCollection<KV<Integer, List<String>>>, PCollection<RepeatedIds>> {
  @Override
  public PCollection<RepeatedIds> expand(PCollection<KV<Integer, List<String>>> ids) {
    return ids.apply("GroupIds", GroupByKey.create())
        .apply("CountIds", ParDo.of(new Count()))
        .setCoder(SerializableCoder.of(RepeatedIds.class));
  }

  private static final class Count extends DoFn<KV<Integer, Iterable<List<String>>>, RepeatedIds> {
    @ProcessElement
    public void count(
        @Element KV<Integer, Iterable<List<String>>> ids, OutputReceiver<RepeatedIds> out) {
      Map<String, Long> counts = new HashMap<>();
      for (List<String> some : ids.getValue()) {
        some.forEach(id -> counts.merge(id, 1L, Long::sum));
      }
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
