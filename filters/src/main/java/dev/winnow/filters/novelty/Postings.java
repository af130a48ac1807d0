package dev.winnow.filters.novelty;

import java.util.Arrays;

/**
 * An inverted index: for each word occurrence the texts that are found by it. A posting is 8 bytes:
 * the text's number, its length, and how many of its words are left in its order from this
 * occurrence on, which is the most it can have in common with a text that has none of those before.
 */
final class Postings {
  private static final int FEW = 2;
  private static final long[] NOTHING = {};

  /** Stands for itself and every number over it: what does not fit into 16 bits. */
  static final int MANY = 0xffff;

  private long[][] lists = {};
  private int[] sizes = {};

  /** Forgets all postings, and makes room for so many different occurrences. */
  void clear(int occurrences) {
    lists = new long[occurrences][];
    sizes = new int[occurrences];
    Arrays.fill(lists, NOTHING);
  }

  void add(int occurrence, int text, int length, int left) {
    if (occurrence >= lists.length) {
      int known = lists.length;
      lists = Arrays.copyOf(lists, 2 * occurrence + FEW);
      sizes = Arrays.copyOf(sizes, lists.length);
      Arrays.fill(lists, known, lists.length, NOTHING);
    }
    long[] list = lists[occurrence];
    if (sizes[occurrence] == list.length) {
      list = Arrays.copyOf(list, list.length + list.length / 2 + FEW);
      lists[occurrence] = list;
    }
    list[sizes[occurrence]++] =
        ((long) text << Integer.SIZE)
            | ((long) Math.min(length, MANY) << Short.SIZE)
            | Math.min(left, MANY);
  }

  /** The postings of an occurrence: the first {@link #size} of them. */
  long[] list(int occurrence) {
    return occurrence < lists.length ? lists[occurrence] : NOTHING;
  }

  int size(int occurrence) {
    return occurrence < sizes.length ? sizes[occurrence] : 0;
  }

  static int text(long posting) {
    return (int) (posting >>> Integer.SIZE);
  }

  /** The text's length, or {@link #MANY}. */
  static int length(long posting) {
    return (int) posting >>> Short.SIZE;
  }

  /** How many words are left, or {@link #MANY}, which only texts of MANY words have. */
  static int left(long posting) {
    return (int) posting & MANY;
  }
}
