package dev.winnow.filters.neardup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sketches in memory, numbered as they are added. */
final class ListedSketches implements Sketches {
  private final List<long[]> shingles = new ArrayList<>();
  private final List<long[]> keys = new ArrayList<>();

  /** Texts by runs of three words, in bands for the threshold. */
  static ListedSketches of(List<String> texts, double threshold) {
    Shingles words = new Shingles(Shingles.Unit.WORDS, 3);
    Bands bands = Bands.of(threshold, 0.99);
    ListedSketches sketches = new ListedSketches();
    for (String text : texts) {
      long[] set = words.of(text);
      sketches.add(set, bands.keys(Signature.of(set)));
    }
    return sketches;
  }

  /** A row. */
  ListedSketches add(long[] set, long... bucketKeys) {
    shingles.add(set);
    keys.add(bucketKeys);
    return this;
  }

  long[] shingles(int row) {
    return shingles.get(row);
  }

  double similarity(int a, int b) {
    return Jaccard.similarity(shingles.get(a), shingles.get(b));
  }

  boolean shareKey(int a, int b) {
    return Arrays.stream(keys.get(a))
        .anyMatch(key -> Arrays.stream(keys.get(b)).anyMatch(other -> other == key));
  }

  @Override
  public int size() {
    return shingles.size();
  }

  @Override
  public int shingleCount(int row) {
    return shingles.get(row).length;
  }

  @Override
  public void copyShingles(int row, long[] into) {
    System.arraycopy(shingles.get(row), 0, into, 0, shingleCount(row));
  }

  @Override
  public int mostKeys() {
    return keys.stream().mapToInt(own -> own.length).max().orElse(0);
  }

  @Override
  public long[] keys(int row) {
    return keys.get(row);
  }
}
