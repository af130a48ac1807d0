package dev.winnow.filters.neardup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the similar pairs of a partition: those of its rows that share a bucket and whose Jaccard
 * similarity is at least the threshold.
 *
 * <p>A partition owns some of all bucket keys and must be given every row that has one of them. A
 * pair is compared only where the first key that it shares is owned, so once over all partitions,
 * however many there are. Of rows with equal shingles only the earliest is compared with others:
 * time is linear in equal rows, and quadratic only in different rows of one bucket. Memory is
 * linear.
 */
public final class SimilarPairs {
  /**
   * A row.
   *
   * @param node its number in the order in which rows have the right to stay
   * @param shingles sorted distinct hashes, at least one
   * @param bands all its bucket keys, also those of other partitions; key {@code i} is that of band
   *     {@code i}, and equal shingles have equal keys
   */
  @SuppressWarnings("ArrayRecordComponent") // made once a row; never compared as a whole
  public record Entry(int node, long[] shingles, long[] bands) {}

  private final double threshold;

  /**
   * @param threshold Jaccard similarity, over 0 and at most 1
   */
  public SimilarPairs(double threshold) {
    if (!(threshold > 0 && threshold <= 1)) {
      throw new IllegalArgumentException("not over 0 and at most 1: " + threshold);
    }
    this.threshold = threshold;
  }

  /**
   * Gives each similar pair once, by node numbers.
   *
   * @param entries the rows of the partition, nodes ascending
   * @param mine whether the partition owns a key
   */
  public void find(List<Entry> entries, LongPredicate mine, PairConsumer out) {
    List<Entry> different = withoutCopies(entries, mine, out);
    Buckets buckets = new Buckets(count(different, mine));
    for (int row = 0; row < different.size(); row++) {
      long[] bands = different.get(row).bands();
      for (int band = 0; band < bands.length; band++) {
        if (mine.test(bands[band])) {
          int before = buckets.put(bands[band], row);
          compare(different, row, band, buckets, before, out);
        }
      }
    }
  }

  private static List<Entry> withoutCopies(
      List<Entry> entries, LongPredicate mine, PairConsumer out) {
    Map<ShingleSet, Entry> known = new HashMap<>();
    List<Entry> different = new ArrayList<>();
    for (Entry entry : entries) {
      Entry first = known.putIfAbsent(new ShingleSet(entry.shingles()), entry);
      if (first == null) {
        different.add(entry);
      } else if (mine.test(entry.bands()[0])) {
        out.addCopy(first.node(), entry.node());
      }
    }
    return different;
  }

  private static int count(List<Entry> entries, LongPredicate mine) {
    long count = 0;
    for (Entry entry : entries) {
      for (long key : entry.bands()) {
        count += mine.test(key) ? 1 : 0;
      }
    }
    return Math.toIntExact(count);
  }

  /** Compares a row with the earlier ones of a bucket, from the newest back. */
  private void compare(
      List<Entry> entries, int row, int band, Buckets buckets, int before, PairConsumer out) {
    Entry later = entries.get(row);
    for (int place = before; place != Buckets.NONE; place = buckets.previous(place)) {
      Entry earlier = entries.get(buckets.row(place));
      if (sharesOneBefore(band, earlier.bands(), later.bands())) {
        continue;
      }
      double similarity = Jaccard.similarityFrom(earlier.shingles(), later.shingles(), threshold);
      if (similarity >= threshold) {
        out.add(earlier.node(), later.node(), similarity);
      }
    }
  }

  private static boolean sharesOneBefore(int band, long[] a, long[] b) {
    for (int i = 0; i < band; i++) {
      if (a[i] == b[i]) {
        return true;
      }
    }
    return false;
  }

  /** Shingles as the key of a map. */
  @SuppressWarnings("ArrayRecordComponent") // compared by value below
  private record ShingleSet(long[] shingles) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof ShingleSet set && Arrays.equals(shingles, set.shingles);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(shingles);
    }
  }
}
