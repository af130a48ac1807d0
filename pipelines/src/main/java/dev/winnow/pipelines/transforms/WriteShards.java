package dev.winnow.pipelines.transforms;

import dev.winnow.pipelines.coders.OutputLineCoder;
import dev.winnow.pipelines.output.OutputKind;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.pipelines.output.ShardWriter;
import dev.winnow.pipelines.output.WrittenFile;
import dev.winnow.pipelines.progress.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Writes lines as sorted shards below a staging folder: {@code data/SPLIT-00000-of-0000N.jsonl},
 * {@code rejects/dropped-…}, {@code rejects/failed-…}. Shards and the order within them follow from
 * the lines' orders, so any runner, parallelism and input order give the same bytes. A kind without
 * lines has no file.
 */
public final class WriteShards
    extends PTransform<PCollection<OutputLine>, PCollection<WrittenFile>> {
  /** Shards of one kind at most, for the keys; far above what anyone wants in a folder. */
  private static final int MOST_SHARDS = 100_000_000;

  private final String staging;
  private final String split;
  private final int shardRows;

  /**
   * @param staging the folder to write below
   * @param split the dataset split that the data's file names start with
   * @param shardRows about how many rows a shard has
   */
  public WriteShards(String staging, String split, int shardRows) {
    this.staging = staging;
    this.split = split;
    this.shardRows = shardRows;
  }

  @Override
  public PCollection<WrittenFile> expand(PCollection<OutputLine> lines) {
    PCollectionView<ShardPlan> plan =
        lines.apply(
            "CountLines", Combine.globally(new ShardPlan.Count(shardRows)).asSingletonView());
    return lines
        .apply("AssignShards", ParDo.of(new AssignShard(plan)).withSideInputs(plan))
        .setCoder(KvCoder.of(VarIntCoder.of(), OutputLineCoder.of()))
        .apply("GroupShards", GroupByKey.create())
        .apply("WriteFiles", ParDo.of(new WriteShard(plan, staging, split)).withSideInputs(plan))
        .setCoder(SerializableCoder.of(WrittenFile.class));
  }

  private static final class AssignShard extends DoFn<OutputLine, KV<Integer, OutputLine>> {
    private final PCollectionView<ShardPlan> plan;

    AssignShard(PCollectionView<ShardPlan> plan) {
      this.plan = plan;
    }

    @ProcessElement
    public void assign(ProcessContext context) {
      OutputLine line = context.element();
      int shard = context.sideInput(plan).shard(line);
      context.output(KV.of(line.kind().ordinal() * MOST_SHARDS + shard, line));
    }
  }

  private static final class WriteShard
      extends DoFn<KV<Integer, Iterable<OutputLine>>, WrittenFile> {
    private final PCollectionView<ShardPlan> plan;
    private final String staging;
    private final String split;

    WriteShard(PCollectionView<ShardPlan> plan, String staging, String split) {
      this.plan = plan;
      this.staging = staging;
      this.split = split;
    }

    @ProcessElement
    public void write(ProcessContext context) throws IOException {
      int key = context.element().getKey();
      OutputKind kind = OutputKind.values()[key / MOST_SHARDS];
      List<OutputLine> lines = new ArrayList<>();
      context.element().getValue().forEach(lines::add);
      Collections.sort(lines);
      String path = path(kind, key % MOST_SHARDS, context.sideInput(plan).count(kind));
      context.output(ShardWriter.write(staging, path, kind, lines));
      Progress.written(lines.size());
    }

    private String path(OutputKind kind, int shard, int count) {
      String name =
          switch (kind) {
            case DATA -> "data/" + split;
            case DROPPED -> "rejects/dropped";
            case FAILED -> "rejects/failed";
          };
      return String.format(Locale.ROOT, "%s-%05d-of-%05d.jsonl", name, shard, count);
    }
  }
}
