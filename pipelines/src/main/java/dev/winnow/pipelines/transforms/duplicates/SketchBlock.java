package dev.winnow.pipelines.transforms.duplicates;

import dev.winnow.filters.DuplicateFilter.Sketch;
import dev.winnow.pipelines.transforms.RowRank;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The sketches of many rows in flat arrays. */
final class SketchBlock implements Serializable {
  private final RankTable ranks;
  private final int[] shingleEnds;
  private final int[] bandEnds;
  private final long[] shingles;
  private final long[] bands;

  private SketchBlock(Builder from) {
    int rows = from.ranks.size();
    ranks = new RankTable(from.ranks);
    shingleEnds = new int[rows];
    bandEnds = new int[rows];
    int shingleCount = 0;
    int bandCount = 0;
    for (int i = 0; i < rows; i++) {
      shingleCount += from.sketches.get(i).shingles().length;
      bandCount += from.sketches.get(i).bands().length;
      shingleEnds[i] = shingleCount;
      bandEnds[i] = bandCount;
    }
    shingles = new long[shingleCount];
    bands = new long[bandCount];
    for (int i = 0; i < rows; i++) {
      Sketch sketch = from.sketches.get(i);
      copy(sketch.shingles(), shingles, start(shingleEnds, i));
      copy(sketch.bands(), bands, start(bandEnds, i));
    }
  }

  private static void copy(long[] from, long[] to, int at) {
    System.arraycopy(from, 0, to, at, from.length);
  }

  private static int start(int[] ends, int i) {
    return i == 0 ? 0 : ends[i - 1];
  }

  int size() {
    return ranks.size();
  }

  RowRank rank(int i) {
    return ranks.get(i);
  }

  Sketch sketch(int i) {
    return new Sketch(
        Arrays.copyOfRange(shingles, start(shingleEnds, i), shingleEnds[i]),
        Arrays.copyOfRange(bands, start(bandEnds, i), bandEnds[i]));
  }

  /** Gathers rows for a block. */
  static final class Builder {
    private static final int FULL = 1 << 19;

    private final List<RowRank> ranks = new ArrayList<>();
    private final List<Sketch> sketches = new ArrayList<>();
    private long size;

    void add(RowRank rank, Sketch sketch) {
      ranks.add(rank);
      sketches.add(sketch);
      size += sketch.shingles().length + sketch.bands().length;
    }

    boolean isEmpty() {
      return ranks.isEmpty();
    }

    /** At 4 MiB. */
    boolean isFull() {
      return size >= FULL;
    }

    SketchBlock build() {
      return new SketchBlock(this);
    }
  }
}
