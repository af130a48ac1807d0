package dev.winnow.pipelines.transforms;

import dev.winnow.pipelines.output.OutputKind;
import dev.winnow.pipelines.output.OutputLine;
import java.util.Arrays;

/**
 * Which shard a line goes to. A line's order is a hash, so lines fall evenly into {@value #RANGES}
 * ranges of it; the counts of the ranges are cut into shards of nearly equal size. It follows from
 * the lines alone.
 */
final class ShardPlan {
  private static final int RANGES = 4096;
  private static final int SHIFT = Long.SIZE - Integer.numberOfTrailingZeros(RANGES);

  private final int[][] shards;

  private ShardPlan(int[][] shards) {
    this.shards = shards;
  }

  /** Cuts the ranges of each kind into shards of about so many rows. */
  static ShardPlan of(Iterable<SortedRun> runs, int shardRows) {
    int kinds = OutputKind.values().length;
    long[] rowsByPlace = new long[kinds * RANGES];
    for (SortedRun run : runs) {
      run.cells().forEach(cell -> rowsByPlace[cell.place()] += cell.rows());
    }
    int[][] shards = new int[kinds][];
    for (int kind = 0; kind < kinds; kind++) {
      long[] rows = Arrays.copyOfRange(rowsByPlace, kind * RANGES, (kind + 1) * RANGES);
      shards[kind] = cut(rows, shardRows);
    }
    return new ShardPlan(shards);
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

  /** How many shards a kind has; 1 if it has no lines. */
  int count(OutputKind kind) {
    return shards[kind.ordinal()][RANGES - 1] + 1;
  }

  /** The first place of a shard, or, for the shard after the last, of the next kind. */
  int firstPlace(OutputKind kind, int shard) {
    int[] shardOf = shards[kind.ordinal()];
    int range = 0;
    while (range < RANGES && shardOf[range] < shard) {
      range++;
    }
    return kind.ordinal() * RANGES + range;
  }

  /** The number of a line's kind and range, in the order in which kinds and lines are written. */
  static int place(OutputLine line) {
    return line.kind().ordinal() * RANGES + (int) (line.order() >>> SHIFT);
  }

  /** The kind of a place's lines. */
  static OutputKind kind(int place) {
    return OutputKind.values()[place / RANGES];
  }
}
