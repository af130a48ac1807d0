package dev.winnow.pipelines.transforms;

import dev.winnow.pipelines.output.WrittenFile;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VoidCoder;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.PCollection;

/**
 * Writes lines as sorted shards below a staging folder: {@code data/SPLIT-00000-of-0000N.jsonl},
 * {@code data/validation-…}, {@code rejects/dropped-…}, {@code rejects/failed-…}. Shards and the
 * order within them follow from the lines' orders, so any runner, parallelism and input order give
 * the same bytes. A kind without lines has no file.
 *
 * <p>It is an external merge sort: runs of sorted lines on disk, then a plan of the shards from
 * what the runs hold, then each shard merged from its part of every run.
 */
public final class WriteShards extends PTransform<Outcome, PCollection<WrittenFile>> {
  static final long RUN_BYTES = 64L << 20;

  private final String staging;
  private final String split;
  private final int shardRows;
  private final long runBytes;

  /**
   * @param staging the folder to write below; every worker sees it
   * @param split the dataset split that the data's file names start with
   * @param shardRows about how many rows a shard has
   */
  public WriteShards(String staging, String split, int shardRows) {
    this(staging, split, shardRows, RUN_BYTES);
  }

  /**
   * @param runBytes about how many bytes of lines a worker holds at once; it changes no file
   */
  WriteShards(String staging, String split, int shardRows, long runBytes) {
    this.staging = staging;
    this.split = split;
    this.shardRows = shardRows;
    this.runBytes = runBytes;
  }

  @Override
  public PCollection<WrittenFile> expand(Outcome outcome) {
    return Pipeline.applyTransform("SortRuns", outcome, new SortRuns(staging, runBytes))
        .apply("OneKey", WithKeys.of((Void) null))
        .setCoder(KvCoder.of(VoidCoder.of(), SortedRunCoder.of()))
        .apply("GatherRuns", GroupByKey.create())
        .apply("CutShards", ParDo.of(new CutShards(split, shardRows)))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), ListCoder.of(SortedRunCoder.of())))
        .apply("SpreadShards", Reshuffle.of())
        .apply("MergeRuns", ParDo.of(new MergeRuns(staging, runBytes)))
        .setCoder(SerializableCoder.of(WrittenFile.class));
  }
}
