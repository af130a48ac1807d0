package dev.winnow.pipelines.transforms.selection;

import dev.winnow.filters.selection.Cuts;
import dev.winnow.filters.selection.Selector;
import dev.winnow.pipelines.output.Notes;
import dev.winnow.pipelines.transforms.Landed;
import dev.winnow.pipelines.transforms.PendingRows;
import dev.winnow.pipelines.transforms.RowRank;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Takes some of the rows. All workers rank rows and write them to files; one of them finds up to
 * where they are taken, from the ranks of those that may be; all read the rows back. Rows do not go
 * through the runner.
 *
 * <p>The place that decides holds at most as many ranks of each group as may be taken of it and a
 * quarter more, about 70 bytes each.
 */
public final class SelectRows extends PTransform<PendingRows, PendingRows> {
  /** What the ledger calls this step. */
  public static final String NAME = "select";

  private static final SerializableCoder<FirstRanks> RANKS = SerializableCoder.of(FirstRanks.class);
  private static final SerializableCoder<WaitingRows> FILES =
      SerializableCoder.of(WaitingRows.class);
  private static final SerializableCoder<Cuts<RowRank>> CUTS =
      SerializableCoder.of(new TypeDescriptor<Cuts<RowRank>>() {});

  private final Selector selector;
  private final String staging;

  /**
   * @param staging the folder that the run stages its files in; all workers can read it
   */
  public SelectRows(Selector selector, String staging) {
    this.selector = selector;
    this.staging = staging;
  }

  @Override
  public PendingRows expand(PendingRows rows) {
    Landed waiting = rows.land("Wait", new ToWait(selector, staging + "/spool-" + NAME), staging);
    PCollectionView<Cuts<RowRank>> cuts =
        waiting
            .get(ToWait.RANKS, RANKS)
            .apply("OneKey", WithKeys.of(0))
            .setCoder(KvCoder.of(VarIntCoder.of(), RANKS))
            .apply("GroupRanks", GroupByKey.create())
            .apply("Cut", ParDo.of(new FindCuts(selector, staging)))
            .setCoder(CUTS)
            .apply("Cuts", View.asSingleton());
    PCollection<KV<WaitingRows, Cuts<RowRank>>> decided =
        waiting
            .get(ToWait.FILES, FILES)
            .apply("WithCuts", ParDo.of(new WithCuts(cuts)).withSideInputs(cuts))
            .setCoder(KvCoder.of(FILES, CUTS));
    return waiting.next(decided, new SelectedRows(selector));
  }

  private static final class FindCuts
      extends DoFn<KV<Integer, Iterable<FirstRanks>>, Cuts<RowRank>> {
    private final Selector selector;
    private final String staging;

    FindCuts(Selector selector, String staging) {
      this.selector = selector;
      this.staging = staging;
    }

    @ProcessElement
    public void find(
        @Element KV<Integer, Iterable<FirstRanks>> all, OutputReceiver<Cuts<RowRank>> out)
        throws IOException {
      FirstRanks.Builder first = new FirstRanks.Builder(selector.most());
      all.getValue().forEach(first::addAll);
      Cuts<RowRank> cuts = selector.cuts(first.inOrder());
      if (!cuts.note().isEmpty()) {
        Notes.write(Path.of(staging), NAME, cuts.note());
      }
      out.output(cuts);
    }
  }

  private static final class WithCuts extends DoFn<WaitingRows, KV<WaitingRows, Cuts<RowRank>>> {
    private final PCollectionView<Cuts<RowRank>> cuts;

    WithCuts(PCollectionView<Cuts<RowRank>> cuts) {
      this.cuts = cuts;
    }

    @ProcessElement
    public void pair(ProcessContext context) {
      context.output(KV.of(context.element(), context.sideInput(cuts)));
    }
  }
}
