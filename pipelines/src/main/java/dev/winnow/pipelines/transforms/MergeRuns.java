package dev.winnow.pipelines.transforms;

import dev.winnow.pipelines.output.OutputKind;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.pipelines.output.ShardWriter;
import dev.winnow.pipelines.output.WrittenFile;
import dev.winnow.pipelines.progress.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * Writes a shard from its part of every run, a few ranges at a time: all lines of a range are
 * there, so the ranges one after the other are the shard.
 */
final class MergeRuns extends DoFn<KV<String, List<SortedRun>>, WrittenFile> {
  private final String staging;
  private final long mostBytes;

  /**
   * @param staging the folder that has the runs, to write below
   * @param mostBytes about how many bytes of lines are held at once, if no range has more
   */
  MergeRuns(String staging, long mostBytes) {
    this.staging = staging;
    this.mostBytes = mostBytes;
  }

  @ProcessElement
  public void merge(@Element KV<String, List<SortedRun>> shard, OutputReceiver<WrittenFile> written)
      throws IOException {
    List<SortedRun> parts = shard.getValue();
    OutputKind kind = ShardPlan.kind(parts.get(0).cells().get(0).place());
    try (ShardWriter writer = new ShardWriter(staging, shard.getKey(), kind)) {
      int from = 0;
      for (int to : cuts(parts)) {
        List<OutputLine> lines = new ArrayList<>();
        for (SortedRun part : parts) {
          RunFile.read(staging, part.between(from, to), lines);
        }
        Collections.sort(lines);
        writer.write(lines);
        Progress.written(lines.size());
        from = to;
      }
      written.output(writer.finish());
    }
  }

  /** The places behind each lot of ranges that is held at once. */
  private List<Integer> cuts(List<SortedRun> parts) {
    SortedMap<Integer, Long> sizes = new TreeMap<>();
    for (SortedRun part : parts) {
      part.cells().forEach(cell -> sizes.merge(cell.place(), cell.bytes(), Long::sum));
    }
    List<Integer> cuts = new ArrayList<>();
    long bytes = 0;
    for (Map.Entry<Integer, Long> range : sizes.entrySet()) {
      if (bytes > 0 && bytes + range.getValue() > mostBytes) {
        cuts.add(range.getKey());
        bytes = 0;
      }
      bytes += range.getValue();
    }
    cuts.add(sizes.lastKey() + 1);
    return cuts;
  }
}
