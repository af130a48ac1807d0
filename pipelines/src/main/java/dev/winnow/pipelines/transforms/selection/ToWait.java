package dev.winnow.pipelines.transforms.selection;

import dev.winnow.filters.selection.Selector;
import dev.winnow.pipelines.transforms.RowEnd;
import dev.winnow.pipelines.transforms.RowRank;
import dev.winnow.templates.Example;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;

/** Writes rows to files and hands on the names of these, and what rows are decided by. */
final class ToWait implements RowEnd {
  static final TupleTag<WaitingRows> FILES = new TupleTag<>("files") {};
  static final TupleTag<FirstRanks> RANKS = new TupleTag<>("ranks") {};

  /** Rows of a file, so that several workers can read them back, and ranks are let go of. */
  private static final int FULL = 1 << 16;

  private final Selector selector;
  private final String folder;

  /**
   * @param folder where the files go; all workers can read it
   */
  ToWait(Selector selector, String folder) {
    this.selector = selector;
    this.folder = folder;
  }

  @Override
  public TupleTagList outputs() {
    return TupleTagList.of(FILES).and(RANKS);
  }

  @Override
  public Taker open(Output output) {
    return new Waiting(output);
  }

  private final class Waiting implements Taker {
    private final Output output;
    private FirstRanks.Builder ranks = new FirstRanks.Builder(selector.most());
    private WaitingRows.@Nullable Writer writer;

    Waiting(Output output) {
      this.output = output;
    }

    @Override
    public void take(Example row) throws IOException {
      long weight = selector.weight(row);
      ranks.add(selector.group(row), RowRank.of(weight, row));
      if (writer == null) {
        writer = new WaitingRows.Writer(Path.of(folder));
      }
      writer.write(row, weight);
      if (writer.size() == FULL) {
        finish();
      }
    }

    @Override
    public void finish() throws IOException {
      if (writer != null) {
        output.emit(FILES, writer.finish());
        output.emit(RANKS, ranks.build());
        writer = null;
        ranks = new FirstRanks.Builder(selector.most());
      }
    }

    @Override
    public void close() throws IOException {
      if (writer != null) {
        writer.close();
      }
    }
  }
}
