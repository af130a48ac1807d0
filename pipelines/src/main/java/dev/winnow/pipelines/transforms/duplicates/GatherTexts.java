package dev.winnow.pipelines.transforms.duplicates;

import dev.winnow.filters.NoveltyFilter;
import dev.winnow.pipelines.progress.Progress;
import dev.winnow.pipelines.transforms.RowRank;
import dev.winnow.templates.Example;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.jspecify.annotations.Nullable;

/** Takes from rows what their novelty is decided by: rank and text, many in a block. */
final class GatherTexts extends DoFn<Example, TextBlock> {
  private final NoveltyFilter filter;
  private transient TextBlock.@Nullable Builder block;

  GatherTexts(NoveltyFilter filter) {
    this.filter = filter;
  }

  /** The rank by which novelty is decided: by id. */
  static RowRank rank(Example row) {
    return RowRank.of(0, row);
  }

  private TextBlock.Builder block() {
    if (block == null) {
      block = new TextBlock.Builder();
    }
    return block;
  }

  @ProcessElement
  public void gather(@Element Example row, OutputReceiver<TextBlock> out) {
    Progress.compared(1);
    block().add(rank(row), filter.field().of(row));
    if (block().isFull()) {
      out.output(block().build());
      block = null;
    }
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    if (!block().isEmpty()) {
      context.output(block().build(), GlobalWindow.INSTANCE.maxTimestamp(), GlobalWindow.INSTANCE);
    }
    block = null;
  }
}
