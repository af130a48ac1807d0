package dev.winnow.filters.novelty;

import java.util.Arrays;

/**
 * Where the words of a text stand, in blocks of 64 places. An entry is a block and those of its
 * places that have the word; a word's entries are a chain in the order of the text. Linear in the
 * text, and in the greatest number that a word has.
 */
final class WordPlaces {
  /** No entry. */
  static final int NONE = 0;

  /** From a word to its first entry. */
  private int[] heads = {};

  private int[] text = {};
  private int entries;

  // By entry, from 1.
  private int[] blocks = new int[Long.SIZE];
  private long[] masks = new long[Long.SIZE];
  private int[] nexts = new int[Long.SIZE];

  // By first entry: the last one, and how often the word is there.
  private int[] lasts = new int[Long.SIZE];
  private int[] left = new int[Long.SIZE];

  /**
   * Sets the text in the place of the one before.
   *
   * @param words by number, at least one
   */
  void set(int[] words) {
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

  /** The words. */
  int[] text() {
    return text;
  }

  /** A word's first entry; {@link #NONE} if the text lacks it. */
  int first(int word) {
    return word < heads.length ? heads[word] : NONE;
  }

  /** The same word's next entry, or {@link #NONE}. */
  int next(int entry) {
    return nexts[entry];
  }

  int block(int entry) {
    return blocks[entry];
  }

  /** A bit for each place in the block. */
  long mask(int entry) {
    return masks[entry];
  }

  /**
   * How many words the text and another have in common, whatever their order; at least their LCS.
   */
  int overlap(int[] other) {
    int overlap = 0;
    for (int word : other) {
      int head = first(word);
      if (head != NONE && left[head]-- > 0) {
        overlap++;
      }
    }
    for (int word : other) {
      int head = first(word);
      if (head != NONE) {
        left[head]++;
      }
    }
    return overlap;
  }
}
