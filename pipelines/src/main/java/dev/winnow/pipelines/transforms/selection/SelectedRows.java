package dev.winnow.pipelines.transforms.selection;

import dev.winnow.filters.selection.Cut;
import dev.winnow.filters.selection.Cuts;
import dev.winnow.filters.selection.Selector;
import dev.winnow.pipelines.ledger.Rejects;
import dev.winnow.pipelines.transforms.RowRank;
import dev.winnow.pipelines.transforms.RowReader;
import dev.winnow.templates.Example;
import java.io.IOException;
import org.apache.beam.sdk.values.KV;

/** Reads waiting rows back: those that are taken, and the lines of those that are not. */
final class SelectedRows implements RowReader<KV<WaitingRows, Cuts<RowRank>>> {
  private final Selector selector;

  SelectedRows(Selector selector) {
    this.selector = selector;
  }

  @Override
  public void read(KV<WaitingRows, Cuts<RowRank>> element, Sink sink) throws IOException {
    Cuts<RowRank> cuts = element.getValue();
    element.getKey().read((row, weight) -> judge(row, RowRank.of(weight, row), cuts, sink));
  }

  private void judge(Example row, RowRank rank, Cuts<RowRank> cuts, Sink sink) {
    String group = selector.group(row);
    Cut<RowRank> cut = cuts.over(group, rank);
    if (cut == null) {
      sink.row(row);
    } else {
      sink.reject(
          Rejects.line(
              row,
              SelectRows.NAME,
              cut.reason(),
              selector.detail(group, rank, cut, RowRank::weight)));
    }
  }
}
