package dev.winnow.filters.neardup;

import dev.winnow.filters.text.Hash64;
import java.util.Arrays;

/** The last number put for each key: a hash table with open addressing, without objects. */
final class LastByKey {
  private static final int LEAST_BITS = 4;
  private static final int MOST_BITS = 30;

  private long[] keys;
  private int[] last;
  private int shift;
  private int used;

  /**
   * @param expected how many keys there are going to be, about; it grows as needed
   */
  LastByKey(int expected) {
    int bits = Math.max(LEAST_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(expected));
    keys = new long[1 << bits];
    last = new int[1 << bits];
    Arrays.fill(last, Chains.NONE);
    shift = Long.SIZE - bits;
  }

  /** Puts a number of 0 or more; gives the one before it, or {@link Chains#NONE}. */
  int put(long key, int number) {
    int slot = slot(key);
    int before = last[slot];
    if (before == Chains.NONE) {
      keys[slot] = key;
      used++;
    }
    last[slot] = number;
    if (before == Chains.NONE && used > keys.length / 2) {
      grow();
    }
    return before;
  }

  /** The keys of a part may have equal low bits, so the highest bits of a product decide. */
  private int slot(long key) {
    int slot = (int) ((key * Hash64.BASE) >>> shift);
    while (last[slot] != Chains.NONE && keys[slot] != key) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  private void grow() {
    int bits = Long.SIZE - shift + 1;
    if (bits > MOST_BITS) {
      throw new IllegalStateException(used + " keys are more than one table holds");
    }
    long[] oldKeys = keys;
    int[] oldLast = last;
    keys = new long[1 << bits];
    last = new int[1 << bits];
    Arrays.fill(last, Chains.NONE);
    shift = Long.SIZE - bits;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldLast[i] != Chains.NONE) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        last[slot] = oldLast[i];
      }
    }
  }
}
