package dev.winnow.filters.neardup;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * From each row to the rows before it that share one of its keys: a link for each key of a row,
 * which leads to the link of the row before it with that key. 8 bytes a link.
 */
final class Chains {
  /** Where a chain ends. */
  static final int NONE = -1;

  private static final int MOST_LINKS = Integer.MAX_VALUE - 8;
  private static final int LINKS_A_PART = 1 << 21;
  private static final int MOST_PARTS = 16;

  private final int[] starts;
  private final int[] rows;
  private final int[] previous;

  private Chains(int[] starts) {
    this.starts = starts;
    rows = new int[starts[starts.length - 1]];
    previous = new int[rows.length];
  }

  /**
   * The chains of so many rows; time is linear in their keys. Keys are asked for twice, to count
   * and to fill: held as an array a row they would take more than the chains do.
   */
  static Chains of(int size, CandidateKeys keys) {
    int[] counts = new int[size];
    IntStream.range(0, size).parallel().forEach(row -> counts[row] = keys.of(row).length);
    Chains chains = new Chains(starts(counts));
    chains.link(chains.fill(size, keys));
    return chains;
  }

  private static int[] starts(int[] counts) {
    int[] starts = new int[counts.length + 1];
    long links = 0;
    for (int row = 0; row < counts.length; row++) {
      links += counts[row];
      if (links > MOST_LINKS) {
        throw new IllegalStateException(
            String.format(
                Locale.ROOT,
                "%,d rows share more than %,d keys, which is as many as one place holds; lower the"
                    + " recall, raise the threshold, or drop exact duplicates before",
                counts.length,
                MOST_LINKS));
      }
      starts[row + 1] = (int) links;
    }
    return starts;
  }

  private long[] fill(int size, CandidateKeys keys) {
    long[] all = new long[rows.length];
    IntStream.range(0, size)
        .parallel()
        .forEach(
            row -> {
              long[] own = keys.of(row);
              System.arraycopy(own, 0, all, starts[row], own.length);
              Arrays.fill(rows, starts[row], starts[row + 1], row);
            });
    return all;
  }

  /** In parts of all keys, each with a table of its own, so that the tables are small. */
  private void link(long[] keys) {
    int parts = Math.max(1, Math.min(MOST_PARTS, keys.length / LINKS_A_PART));
    IntStream.range(0, parts).parallel().forEach(part -> link(keys, part, parts));
  }

  private void link(long[] keys, int part, int parts) {
    LastByKey last = new LastByKey(keys.length / parts);
    for (int link = 0; link < keys.length; link++) {
      if (Long.remainderUnsigned(keys[link], parts) == part) {
        previous[link] = last.put(keys[link], link);
      }
    }
  }

  /** A row's first link; the next row's first comes after its last. */
  int start(int row) {
    return starts[row];
  }

  /** How many links there are. */
  int links() {
    return rows.length;
  }

  int row(int link) {
    return rows[link];
  }

  /** The link of the row before with the same key, or {@link #NONE}; later of one that stays. */
  int previous(int link) {
    return previous[link];
  }

  /** The first link from this one on, back along its chain, whose row stays, or {@link #NONE}. */
  int staying(int link, FirstIndependentSet set) {
    int at = link;
    while (at != NONE && !set.stays(rows[at])) {
      at = previous[at];
    }
    return at;
  }

  /** The next after this link, and no more is walked past rows that go. */
  int nextStaying(int link, FirstIndependentSet set) {
    int next = staying(previous[link], set);
    previous[link] = next;
    return next;
  }

  /** Leads a link past rows that go. Threads may do so at once: each leads to the same. */
  void shorten(int link, int earlier) {
    previous[link] = earlier;
  }
}
