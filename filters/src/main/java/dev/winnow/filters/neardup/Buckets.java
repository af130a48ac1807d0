package dev.winnow.filters.neardup;

import java.util.Arrays;

/**
 * Rows by bucket key: a hash table with open addressing from a key to its newest row, and from each
 * row to the one before it in the bucket. 32 to 56 bytes a row and bucket, without objects.
 */
final class Buckets {
  /** No more rows in a bucket. */
  static final int NONE = -1;

  private final long[] keys;
  private final int[] newest;
  private final int shift;
  private final int[] rows;
  private final int[] previous;
  private int size;

  /**
   * @param capacity how many rows can be put, counted once a bucket
   */
  Buckets(int capacity) {
    int bits = Math.max(3, Integer.SIZE - Integer.numberOfLeadingZeros(capacity) + 1);
    if (bits > 30) {
      throw new IllegalArgumentException(capacity + " keys in one partition: use more partitions");
    }
    keys = new long[1 << bits];
    newest = new int[1 << bits];
    Arrays.fill(newest, NONE);
    shift = Long.SIZE - bits;
    rows = new int[capacity];
    previous = new int[capacity];
  }

  /**
   * Puts a row in a bucket.
   *
   * @return the place of the row before it in that bucket, or {@link #NONE}
   */
  int put(long key, int row) {
    int slot = slot(key);
    int before = newest[slot];
    keys[slot] = key;
    newest[slot] = size;
    rows[size] = row;
    previous[size++] = before;
    return before;
  }

  /** The keys of a partition may have equal low bits, so the highest bits of a product decide. */
  private int slot(long key) {
    int slot = (int) ((key * Hash64.BASE) >>> shift);
    while (newest[slot] != NONE && keys[slot] != key) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  int row(int place) {
    return rows[place];
  }

  /** The place before this one in its bucket, or {@link #NONE}. */
  int previous(int place) {
    return previous[place];
  }
}
