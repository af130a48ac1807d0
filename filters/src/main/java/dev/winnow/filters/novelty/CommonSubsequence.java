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
  private static final int NONE = 0;

  /** From a word to its first entry, {@link #NONE} if the text lacks it. */
  private int[] heads = {};

  private int[] text = {};

  // Entries, from 1: the places of a word within one long, and where its next ones are.
  private int[] blocks = new int[Long.SIZE];
  private long[] masks = new long[Long.SIZE];
  private int[] nexts = new int[Long.SIZE];
  private int[] lasts = new int[Long.SIZE];
  private int[] left = new int[Long.SIZE];
  private int entries;

  private long[] rows = {};

  /**
   * Sets the one text.
   *
   * @param words by number, at least one
   */
  void setText(int[] words) {
    for (int word : text) {
      heads[word] = NONE;
    }
    int most = Arrays.stream(words).max().orElse(0);
    if (most >= heads.length) {
      heads = Arrays.copyOf(heads, 2 * most + 1);
    }
    text = words;
    entries = 0;
    for (int i = 0; i < words.length; i++) {
      put(words[i], i);
    }
  }

  private void put(int word, int place) {
    int block = place / Long.SIZE;
    int head = heads[word];
    int last = head == NONE ? NONE : lasts[head];
    if (last == NONE || blocks[last] != block) {
      int entry = entry(block);
      if (head == NONE) {
        heads[word] = entry;
        head = entry;
      } else {
        nexts[last] = entry;
      }
      lasts[head] = entry;
      last = entry;
    }
    masks[last] |= 1L << place;
    left[head]++;
  }

  private int entry(int block) {
    if (++entries == blocks.length) {
      blocks = Arrays.copyOf(blocks, 2 * entries);
      masks = Arrays.copyOf(masks, 2 * entries);
      nexts = Arrays.copyOf(nexts, 2 * entries);
      lasts = Arrays.copyOf(lasts, 2 * entries);
      left = Arrays.copyOf(left, 2 * entries);
    }
    blocks[entries] = block;
    masks[entries] = 0;
    nexts[entries] = NONE;
    left[entries] = 0;
    return entries;
  }

  private int head(int word) {
    return word < heads.length ? heads[word] : NONE;
  }

  /** Whether the text is one long, so that its LCS is as cheap as {@link #overlap}. */
  private boolean isShort() {
    return text.length <= Long.SIZE;
  }

  /** How many words the text and another have in common, whatever their order; at least the LCS. */
  private int overlap(int[] other) {
    int overlap = 0;
    for (int word : other) {
      int head = head(word);
      if (head != NONE && left[head]-- > 0) {
        overlap++;
      }
    }
    for (int word : other) {
      int head = head(word);
      if (head != NONE) {
        left[head]++;
      }
    }
    return overlap;
  }

  /** The LCS of the text and another; 0 instead where it is surely under {@code least}. */
  int length(int[] other, int least) {
    if (isShort()) {
      return shortLength(other);
    }
    return overlap(other) < least ? 0 : longLength(other);
  }

  private int shortLength(int[] other) {
    long row = -1;
    for (int word : other) {
      int head = head(word);
      if (head != NONE) {
        long matched = row & masks[head];
        row = (row + matched) | (row & ~masks[head]);
      }
    }
    return Long.bitCount(~row);
  }

  private int longLength(int[] other) {
    int count = (text.length - 1) / Long.SIZE + 1;
    int same = start(other, count);
    for (int i = same; i < other.length; i++) {
      match(head(other[i]), count);
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
    int mismatch = Arrays.mismatch(text, other);
    int same = mismatch < 0 ? text.length : mismatch;
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

  private void match(int head, int count) {
    int block = 0;
    int carry = 0;
    for (int entry = head; entry != NONE; entry = nexts[entry]) {
      for (; carry != 0 && block < blocks[entry]; block++) {
        carry = carried(block);
      }
      block = blocks[entry];
      long row = rows[block];
      long sum = row + (row & masks[entry]);
      long all = sum + carry;
      boolean over = Long.compareUnsigned(sum, row) < 0 || (carry != 0 && all == 0);
      rows[block++] = all | (row & ~masks[entry]);
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
