package dev.winnow.pipelines.transforms.duplicates;

import dev.winnow.filters.DuplicateFilter;
import dev.winnow.pipelines.transforms.Rows;
import dev.winnow.templates.Example;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Drops rows that repeat others, exactly or nearly. Sketches meet in partitions by bucket, where
 * every pair that shares a bucket is verified; who stays is decided in one place from the similar
 * pairs alone (about 50 bytes a pair), as the lexicographically first maximal independent set. The
 * number of partitions changes nothing but the work.
 */
public final class DropDuplicates extends PTransform<PCollection<Example>, Rows> {
  private final String ledgerName;
  private final DuplicateFilter filter;
  private final int partitions;

  /**
   * @param name what the ledger calls this step
   * @param partitions how many groups of buckets; a row's sketch is sent to each that it has a
   *     bucket in
   */
  public DropDuplicates(String name, DuplicateFilter filter, int partitions) {
    this.ledgerName = name;
    this.filter = filter;
    this.partitions = partitions;
  }

  @Override
  public Rows expand(PCollection<Example> rows) {
    PCollectionView<Drops> drops = drops(pairs(rows));
    return rows.apply(
        "Decide", new ApplyDrops(ledgerName, filter.reason(), ranking(filter), drops));
  }

  /** Static, so that the filter travels and this transform does not. */
  private static ApplyDrops.Ranking ranking(DuplicateFilter filter) {
    return row -> SketchRows.rank(filter, row);
  }

  private PCollection<PairBlock> pairs(PCollection<Example> rows) {
    return rows.apply("Sketch", ParDo.of(new SketchRows(filter, partitions)))
        .setCoder(KvCoder.of(VarIntCoder.of(), SerializableCoder.of(SketchBlock.class)))
        .apply("GroupBuckets", GroupByKey.create())
        .apply("FindPairs", ParDo.of(new FindPairs(filter.threshold(), partitions)))
        .setCoder(SerializableCoder.of(PairBlock.class));
  }

  private static PCollectionView<Drops> drops(PCollection<PairBlock> pairs) {
    SerializableCoder<PairBlock> coder = SerializableCoder.of(PairBlock.class);
    // Where nothing is similar there is a decision too: nobody goes.
    PCollection<PairBlock> none =
        pairs.getPipeline().apply("NoPair", Create.of(PairBlock.NONE).withCoder(coder));
    return PCollectionList.of(pairs)
        .and(none)
        .apply("AllPairs", Flatten.pCollections())
        .apply("OneKey", WithKeys.of(0))
        .setCoder(KvCoder.of(VarIntCoder.of(), coder))
        .apply("GroupPairs", GroupByKey.create())
        .apply("DecideDrops", ParDo.of(new DecideDrops()))
        .setCoder(SerializableCoder.of(Drops.class))
        .apply("Drops", View.asSingleton());
  }

  private static final class DecideDrops extends DoFn<KV<Integer, Iterable<PairBlock>>, Drops> {
    @ProcessElement
    public void decide(@Element KV<Integer, Iterable<PairBlock>> all, OutputReceiver<Drops> out) {
      // Flink's values of a key may be read once only.
      List<PairBlock> blocks = new ArrayList<>();
      all.getValue().forEach(blocks::add);
      out.output(Drops.of(blocks));
    }
  }
}
