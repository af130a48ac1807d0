package dev.winnow.pipelines.transforms;

import dev.winnow.pipelines.output.OutputKind;
import dev.winnow.pipelines.output.OutputLine;
import java.io.Serializable;
import java.util.Arrays;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Combine;

/**
 * Which shard a line goes to. A line's order is a hash, so lines fall evenly into {@value #RANGES}
 * ranges of it; the counts of the ranges are cut into shards of nearly equal size. It follows from
 * the lines alone.
 */
final class ShardPlan implements Serializable {
  static final int RANGES = 4096;
  private static final int SHIFT = Long.SIZE - Integer.numberOfTrailingZeros(RANGES);

  private final int[][] shards;
  private final int[] counts;

  private ShardPlan(int[][] shards, int[] counts) {
    this.shards = shards;
    this.counts = counts;
  }

  /** Cuts the ranges of each kind into shards of about so many rows. */
  static ShardPlan of(long[] rowsByRange, int shardRows) {
    int kinds = OutputKind.values().length;
    int[][] shards = new int[kinds][];
    int[] counts = new int[kinds];
    for (int kind = 0; kind < kinds; kind++) {
      long[] rows = Arrays.copyOfRange(rowsByRange, kind * RANGES, (kind + 1) * RANGES);
      shards[kind] = cut(rows, shardRows);
      counts[kind] = shards[kind][RANGES - 1] + 1;
    }
    return new ShardPlan(shards, counts);
  }

  /**
   * The shard of each range, numbered without gaps: a range is never split, so a shard may have
   * fewer rows.
   */
  private static int[] cut(long[] rows, int shardRows) {
    long total = Arrays.stream(rows).sum();
    long wished = Math.max(1, (total + shardRows - 1) / shardRows);
    int[] shards = new int[rows.length];
    long before = 0;
    long last = 0;
    int shard = 0;
    for (int range = 0; range < rows.length; range++) {
      if (rows[range] > 0) {
        long due = before * wished / total;
        shard += due > last ? 1 : 0;
        last = Math.max(last, due);
        before += rows[range];
      }
      shards[range] = shard;
    }
    return shards;
  }

  /** How many shards a kind has. */
  int count(OutputKind kind) {
    return counts[kind.ordinal()];
  }

  /** The shard of a line, from 0. */
  int shard(OutputLine line) {
    return shards[line.kind().ordinal()][(int) (line.order() >>> SHIFT)];
  }

  /** Counts lines by kind and range. */
  static final class Count extends Combine.CombineFn<OutputLine, long[], ShardPlan> {
    private final int shardRows;

    Count(int shardRows) {
      this.shardRows = shardRows;
    }

    @Override
    public long[] createAccumulator() {
      return new long[OutputKind.values().length * RANGES];
    }

    @Override
    public long[] addInput(long[] rows, OutputLine line) {
      rows[line.kind().ordinal() * RANGES + (int) (line.order() >>> SHIFT)]++;
      return rows;
    }

    @Override
    public long[] mergeAccumulators(Iterable<long[]> parts) {
      long[] all = createAccumulator();
      for (long[] part : parts) {
        for (int i = 0; i < all.length; i++) {
          all[i] += part[i];
        }
      }
      return all;
    }

    @Override
    public ShardPlan extractOutput(long[] rows) {
      return of(rows, shardRows);
    }

    @Override
    public Coder<long[]> getAccumulatorCoder(CoderRegistry registry, Coder<OutputLine> input) {
      return SerializableCoder.of(long[].class);
    }

    @Override
    public Coder<ShardPlan> getDefaultOutputCoder(CoderRegistry registry, Coder<OutputLine> in) {
      return SerializableCoder.of(ShardPlan.class);
    }
  }
}
