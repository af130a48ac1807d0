package dev.winnow.pipelines.transforms.duplicates;

import dev.winnow.filters.NoveltyFilter;
import dev.winnow.filters.novelty.Neighbour;
import dev.winnow.filters.novelty.NoveltyIndex;
import dev.winnow.pipelines.transforms.RowRank;
import dev.winnow.pipelines.transforms.Rows;
import dev.winnow.templates.Example;
import java.util.ArrayList;
import java.util.Comparator;
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
 * Keeps a row only if it is unlike every row that was kept before, in the order of ids.
 *
 * <p>Decided in one place, by one thread: whether a row stays depends on which of all rows before
 * it stayed, so rounds over parts would have to wait for each other or decide differently, and with
 * the index half a million instructions take seconds. That place gets and holds ranks and texts of
 * the field, not rows: about 400 bytes an instruction.
 */
public final class KeepNovel extends PTransform<PCollection<Example>, Rows> {
  private final String ledgerName;
  private final NoveltyFilter filter;

  /**
   * @param name what the ledger calls this step
   */
  public KeepNovel(String name, NoveltyFilter filter) {
    this.ledgerName = name;
    this.filter = filter;
  }

  @Override
  public Rows expand(PCollection<Example> rows) {
    SerializableCoder<TextBlock> coder = SerializableCoder.of(TextBlock.class);
    PCollection<TextBlock> texts =
        rows.apply("GatherTexts", ParDo.of(new GatherTexts(filter))).setCoder(coder);
    // Where there are no rows there is a decision too: nobody goes.
    PCollection<TextBlock> none =
        rows.getPipeline().apply("NoText", Create.of(TextBlock.NONE).withCoder(coder));
    PCollectionView<Drops> drops =
        PCollectionList.of(texts)
            .and(none)
            .apply("AllTexts", Flatten.pCollections())
            .apply("OneKey", WithKeys.of(0))
            .setCoder(KvCoder.of(VarIntCoder.of(), coder))
            .apply("GroupTexts", GroupByKey.create())
            .apply("DecideDrops", ParDo.of(new DecideDrops(filter.max())))
            .setCoder(SerializableCoder.of(Drops.class))
            .apply("Drops", View.asSingleton());
    return rows.apply("Decide", new ApplyDrops(ledgerName, filter.reason(), drops));
  }

  private static final class DecideDrops extends DoFn<KV<Integer, Iterable<TextBlock>>, Drops> {
    private final double max;

    DecideDrops(double max) {
      this.max = max;
    }

    private record Row(RowRank rank, String text) {}

    @ProcessElement
    public void decide(@Element KV<Integer, Iterable<TextBlock>> all, OutputReceiver<Drops> out) {
      List<Row> rows = new ArrayList<>();
      for (TextBlock block : all.getValue()) {
        for (int i = 0; i < block.size(); i++) {
          rows.add(new Row(block.rank(i), block.text(i)));
        }
      }
      rows.sort(Comparator.comparing(Row::rank));
      out.output(drops(rows));
    }

    /** The index knows a row by its place in the order. */
    private Drops drops(List<Row> rows) {
      NoveltyIndex index = new NoveltyIndex(max);
      Drops.Builder drops = new Drops.Builder();
      for (int i = 0; i < rows.size(); i++) {
        Row row = rows.get(i);
        Neighbour neighbour = index.offer(Integer.toString(i), row.text());
        if (neighbour != null) {
          Row partner = rows.get(Integer.parseInt(neighbour.id()));
          drops.add(row.rank(), partner.rank(), neighbour.similarity());
        }
      }
      return drops.build();
    }
  }
}
