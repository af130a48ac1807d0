package dev.winnow.filters.neardup;

/** What one thread needs to compare rows with those that stay before them. */
final class Comparison {
  /**
   * How many rows that stay a row is compared with in one bucket, the nearest in the order first.
   * More are there only where a text stands in many rows that are not similar, and then what is
   * similar shares other buckets as well.
   */
  static final int MOST_IN_BUCKET = 1_000;

  private final Similarities similarities;
  private final Chains chains;
  private final double threshold;
  private final FirstIndependentSet set;
  private final int most;

  /** The last row, from 1, that was compared with each row: a pair may share several keys. */
  private final int[] seenBy;

  private int row;
  private boolean cut;

  /**
   * @param most how many rows a row is compared with in one bucket
   */
  Comparison(Sketches rows, Chains chains, double threshold, FirstIndependentSet set, int most) {
    similarities = new Similarities(rows);
    this.chains = chains;
    this.threshold = threshold;
    this.set = set;
    this.most = most;
    seenBy = new int[rows.size()];
  }

  /** Compares a row with those before a block, of which it is. */
  void compareBefore(Block block, int row) {
    begin(row);
    for (int link = chains.start(row); link < chains.start(row + 1); link++) {
      int earlier = chains.staying(block.before(link), set);
      block.lead(link, earlier);
      compareAll(earlier, 0);
    }
    end();
  }

  /** Compares a row with those of its block that come before it and stay. */
  void compareWithin(Block block, int row) {
    begin(row);
    for (int link = chains.start(row); link < chains.start(row + 1); link++) {
      compareAll(chains.nextStaying(link, set), block.from());
    }
    end();
  }

  private void begin(int next) {
    row = next;
    similarities.of(next);
    cut = false;
  }

  private void end() {
    if (cut) {
      set.cut(row);
    }
  }

  private void compareAll(int first, int lowest) {
    int left = most;
    for (int link = first;
        link != Chains.NONE && chains.row(link) >= lowest;
        link = chains.nextStaying(link, set)) {
      if (left-- == 0) {
        cut = true;
        return;
      }
      int earlier = chains.row(link);
      if (seenBy[earlier] != row + 1) {
        seenBy[earlier] = row + 1;
        compareWith(earlier);
      }
    }
  }

  private void compareWith(int earlier) {
    double wanted = Math.max(threshold, set.similarity(row));
    double similarity = similarities.with(earlier, wanted);
    if (similarity >= wanted) {
      set.found(row, earlier, similarity);
    }
  }
}
