package dev.winnow.pipelines.transforms;

import dev.winnow.filters.selection.Holdout;
import dev.winnow.pipelines.output.OutputKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Plans the shards from what all runs hold; gives each shard's path and its part of every run. */
final class CutShards extends DoFn<KV<Void, Iterable<SortedRun>>, KV<String, List<SortedRun>>> {
  private final String split;
  private final int shardRows;

  CutShards(String split, int shardRows) {
    this.split = split;
    this.shardRows = shardRows;
  }

  @ProcessElement
  public void cut(
      @Element KV<Void, Iterable<SortedRun>> all, OutputReceiver<KV<String, List<SortedRun>>> out) {
    List<SortedRun> runs = new ArrayList<>();
    all.getValue().forEach(runs::add);
    ShardPlan plan = ShardPlan.of(runs, shardRows);
    for (OutputKind kind : OutputKind.values()) {
      for (int shard = 0; shard < plan.count(kind); shard++) {
        int from = plan.firstPlace(kind, shard);
        int to = plan.firstPlace(kind, shard + 1);
        List<SortedRun> parts =
            runs.stream().map(run -> run.between(from, to)).filter(run -> !run.isEmpty()).toList();
        if (!parts.isEmpty()) {
          out.output(KV.of(path(kind, shard, plan.count(kind)), parts));
        }
      }
    }
  }

  private String path(OutputKind kind, int shard, int count) {
    String name =
        switch (kind) {
          case DATA -> "data/" + split;
          case VALIDATION -> "data/" + Holdout.NAME;
          case DROPPED -> "rejects/dropped";
          case FAILED -> "rejects/failed";
        };
    return String.format(Locale.ROOT, "%s-%05d-of-%05d.jsonl", name, shard, count);
  }
}
