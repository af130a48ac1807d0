package dev.winnow.filters.rules;

import dev.winnow.filters.text.Hash64;
import java.util.Arrays;

/** Where each key was seen first: a hash table with open addressing, never more than half full. */
final class FirstPlaces {
  private final long[] keys;
  private final int[] places;
  private int mask;

  /**
   * @param most how many keys it can hold
   */
  FirstPlaces(int most) {
    int slots = slots(most);
    keys = new long[slots];
    places = new int[slots];
    mask = slots - 1;
  }

  /** Forgets all keys, to hold so many, no more than it was made for. */
  void clear(int most) {
    mask = slots(most) - 1;
    Arrays.fill(places, 0, mask + 1, 0);
  }

  private static int slots(int keys) {
    return Integer.highestOneBit(Math.max(1, keys)) << 2;
  }

  /** The place at which this key was seen first, which is this one where it is new. */
  int firstOf(long key, int place) {
    int slot = (int) Hash64.mix(key) & mask;
    while (places[slot] != 0) {
      if (keys[slot] == key) {
        return places[slot] - 1;
      }
      slot = (slot + 1) & mask;
    }
    keys[slot] = key;
    places[slot] = place + 1;
    return place;
  }
}
