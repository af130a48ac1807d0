package dev.winnow.pipelines.transforms.duplicates;

import dev.winnow.filters.DuplicateFilter;
import dev.winnow.filters.DuplicateFilter.Sketch;
import dev.winnow.pipelines.progress.Progress;
import dev.winnow.pipelines.transforms.RowRank;
import dev.winnow.templates.Example;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/**
 * Sketches rows, and sends each sketch once to every partition that owns one of its bucket keys.
 */
final class SketchRows extends DoFn<Example, KV<Integer, SketchBlock>> {
  private final DuplicateFilter filter;
  private final int partitions;
  private transient @Nullable List<SketchBlock.Builder> blocks;

  SketchRows(DuplicateFilter filter, int partitions) {
    this.filter = filter;
    this.partitions = partitions;
  }

  /** The partition that owns a bucket key. */
  static int partition(long key, int partitions) {
    return (int) Long.remainderUnsigned(key, partitions);
  }

  /** The rank by which duplicates are decided: longer texts first. */
  static RowRank rank(DuplicateFilter filter, Example row) {
    return RowRank.of(filter.field().of(row).length(), row);
  }

  private List<SketchBlock.Builder> blocks() {
    if (blocks == null) {
      blocks = new ArrayList<>();
      for (int i = 0; i < partitions; i++) {
        blocks.add(new SketchBlock.Builder());
      }
    }
    return blocks;
  }

  @ProcessElement
  public void sketch(@Element Example row, OutputReceiver<KV<Integer, SketchBlock>> out) {
    Progress.compared(1);
    String text = filter.field().of(row);
    if (text.isEmpty()) {
      // Rows that lack the field have nothing in common by that.
      return;
    }
    Sketch sketch = filter.sketch(text);
    RowRank rank = rank(filter, row);
    boolean[] sent = new boolean[partitions];
    for (long key : sketch.bands()) {
      int partition = partition(key, partitions);
      if (!sent[partition]) {
        sent[partition] = true;
        SketchBlock.Builder block = blocks().get(partition);
        block.add(rank, sketch);
        if (block.isFull()) {
          out.output(KV.of(partition, block.build()));
          blocks().set(partition, new SketchBlock.Builder());
        }
      }
    }
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    for (int i = 0; i < partitions; i++) {
      SketchBlock.Builder block = blocks().get(i);
      if (!block.isEmpty()) {
        context.output(
            KV.of(i, block.build()), GlobalWindow.INSTANCE.maxTimestamp(), GlobalWindow.INSTANCE);
      }
    }
    blocks = null;
  }
}
