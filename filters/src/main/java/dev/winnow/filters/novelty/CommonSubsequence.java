package dev.winnow.filters.novelty;

import java.util.Arrays;

/**
 * The length of the longest common subsequence (LCS) of one text and many others, bit-parallel
 * (Allison and Dix 1986; Hyyrö 2004): a bit a word of the one text, and for each word of the other
 * an addition. A text of up to 64 words is one long; of a longer one only the longs that have the
 * word, or that a carry reaches, are touched. Memory is linear in the text; time is linear in the
 * other where words are mostly different, and at worst m n / 64.
 */
final class CommonSubsequence {
  private final WordPlaces places = new WordPlaces();
  private long[] rows = {};

  /**
   * Sets the one text.
   *
   * @param words by number, at least one
   */
  void setText(int[] words) {
    places.set(words);
  }

  /** Whether the text is one long, so that its LCS is as cheap as {@link WordPlaces#overlap}. */
  private boolean isShort() {
    return places.text().length <= Long.SIZE;
  }

  /** The LCS of the text and another; 0 instead where it is surely under {@code least}. */
  int length(int[] other, int least) {
    if (isShort()) {
      return shortLength(other);
    }
    return places.overlap(other) < least ? 0 : longLength(other);
  }

  private int shortLength(int[] other) {
    long row = -1;
    for (int word : other) {
      int entry = places.first(word);
      if (entry != WordPlaces.NONE) {
        long matched = row & places.mask(entry);
        row = (row + matched) | (row & ~places.mask(entry));
      }
    }
    return Long.bitCount(~row);
  }

  private int longLength(int[] other) {
    int count = (places.text().length - 1) / Long.SIZE + 1;
    int same = start(other, count);
    for (int i = same; i < other.length; i++) {
      match(places.first(other[i]), count);
    }
    int length = 0;
    for (int i = 0; i < count; i++) {
      length += Long.bitCount(~rows[i]);
    }
    return length;
  }

  /**
   * Sets the rows as they are after the words that both texts start with, which match each other.
   * So texts that are the same at length, be it one word over and over, take no time.
   *
   * @return how many words these are
   */
  private int start(int[] other, int count) {
    int mismatch = Arrays.mismatch(places.text(), other);
    int same = mismatch < 0 ? places.text().length : mismatch;
    if (rows.length < count) {
      rows = new long[2 * count];
    }
    Arrays.fill(rows, 0, same / Long.SIZE, 0);
    Arrays.fill(rows, same / Long.SIZE, count, -1);
    if (same % Long.SIZE != 0) {
      rows[same / Long.SIZE] = -1L << same;
    }
    return same;
  }

  private void match(int first, int count) {
    int block = 0;
    int carry = 0;
    for (int entry = first; entry != WordPlaces.NONE; entry = places.next(entry)) {
      for (; carry != 0 && block < places.block(entry); block++) {
        carry = carried(block);
      }
      block = places.block(entry);
      long row = rows[block];
      long sum = row + (row & places.mask(entry));
      long all = sum + carry;
      boolean over = Long.compareUnsigned(sum, row) < 0 || (carry != 0 && all == 0);
      rows[block++] = all | (row & ~places.mask(entry));
      carry = over ? 1 : 0;
    }
    for (; carry != 0 && block < count; block++) {
      carry = carried(block);
    }
  }

  /** A carry comes into a long without the word; whether it goes on. */
  private int carried(int block) {
    long row = rows[block];
    rows[block] = row | (row + 1);
    return row == -1 ? 1 : 0;
  }
}
