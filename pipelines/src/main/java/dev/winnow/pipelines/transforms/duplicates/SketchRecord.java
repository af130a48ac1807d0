package dev.winnow.pipelines.transforms.duplicates;

import dev.winnow.filters.DuplicateFilter.Sketch;
import dev.winnow.pipelines.transforms.RowId;
import dev.winnow.pipelines.transforms.RowRank;
import java.nio.LongBuffer;

/**
 * How a row stands in a file of sketches, in longs: how many shingles and keys it has, its rank,
 * the id of its family, its keys, its shingles. The file is a worker's own memory for the time of a
 * run, little-endian, and has no version.
 */
final class SketchRecord {
  private static final int RANK = 1;
  private static final int FAMILY = 7;
  private static final int HEADER = 9;

  private SketchRecord() {}

  /** How many longs a record with this sketch takes. */
  static int length(Sketch sketch) {
    return HEADER + sketch.keys().length + sketch.shingles().length;
  }

  static void put(RowRank rank, RowId family, Sketch sketch, LongBuffer to) {
    to.put(((long) sketch.keys().length << Integer.SIZE) | sketch.shingles().length);
    to.put(rank.priority()).put(rank.weight());
    to.put(rank.idHigh()).put(rank.idLow()).put(rank.provenance()).put(rank.position());
    to.put(family.high()).put(family.low());
    to.put(sketch.keys()).put(sketch.shingles());
  }

  static int keyCount(LongBuffer from, int at) {
    return (int) (from.get(at) >>> Integer.SIZE);
  }

  static int shingleCount(LongBuffer from, int at) {
    return (int) from.get(at);
  }

  static RowRank rank(LongBuffer from, int at) {
    int rank = at + RANK;
    return new RowRank(
        (int) from.get(rank),
        from.get(rank + 1),
        from.get(rank + 2),
        from.get(rank + 3),
        from.get(rank + 4),
        from.get(rank + 5));
  }

  static RowId family(LongBuffer from, int at) {
    return new RowId(from.get(at + FAMILY), from.get(at + FAMILY + 1));
  }

  static int keys(int at) {
    return at + HEADER;
  }

  static int shingles(LongBuffer from, int at) {
    return at + HEADER + keyCount(from, at);
  }

  /** Where the next record begins. */
  static int end(LongBuffer from, int at) {
    return shingles(from, at) + shingleCount(from, at);
  }
}
