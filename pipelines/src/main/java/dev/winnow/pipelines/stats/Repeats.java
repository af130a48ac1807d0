package dev.winnow.pipelines.stats;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.util.Arrays;

/**
 * How many texts repeat one that was there before, character by character. Of each text 64 bits of
 * a hash are held: two of 10 million different texts pass for one with a chance of 3 in a million.
 */
final class Repeats {
  private static final HashFunction HASH = Hashing.murmur3_128();
  private static final int SMALLEST = 64;

  private long[] hashes = new long[SMALLEST];
  private int size;

  /** Counts a text; nothing where it is empty. */
  void add(String text) {
    if (!text.isEmpty()) {
      grow(1);
      hashes[size++] = HASH.hashUnencodedChars(text).asLong();
    }
  }

  void add(Repeats later) {
    grow(later.size);
    System.arraycopy(later.hashes, 0, hashes, size, later.size);
    size += later.size;
  }

  private void grow(int more) {
    int needed = Math.addExact(size, more);
    if (needed > hashes.length) {
      hashes = Arrays.copyOf(hashes, (int) Math.max(needed, Math.min(2L * size, 1 << 30)));
    }
  }

  /** How many texts there are. */
  long count() {
    return size;
  }

  /** How many of them would be gone if one of each stayed. */
  long repeated() {
    Arrays.parallelSort(hashes, 0, size);
    long repeated = 0;
    for (int i = 1; i < size; i++) {
      repeated += hashes[i] == hashes[i - 1] ? 1 : 0;
    }
    return repeated;
  }
}
