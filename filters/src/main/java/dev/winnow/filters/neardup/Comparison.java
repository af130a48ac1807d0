package dev.winnow.filters.neardup;

/** What one thread needs to compare rows with those that stay before them. */
final class Comparison {
  private final Sketches rows;
  private final Chains chains;
  private final double threshold;
  private final FirstIndependentSet set;

  /** The last row, from 1, that was compared with each row: a pair may share several keys. */
  private final int[] seenBy;

  private long[] own = {};
  private long[] other = {};
  private int row;
  private int size;
  private boolean copied;

  Comparison(Sketches rows, Chains chains, double threshold, FirstIndependentSet set) {
    this.rows = rows;
    this.chains = chains;
    this.threshold = threshold;
    this.set = set;
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
  }

  /** Compares a row with those of its block that come before it and stay. */
  void compareWithin(Block block, int row) {
    begin(row);
    for (int link = chains.start(row); link < chains.start(row + 1); link++) {
      compareAll(chains.nextStaying(link, set), block.from());
    }
  }

  private void begin(int next) {
    row = next;
    size = rows.shingleCount(next);
    copied = false;
  }

  private void compareAll(int first, int lowest) {
    for (int link = first;
        link != Chains.NONE && chains.row(link) >= lowest;
        link = chains.nextStaying(link, set)) {
      int earlier = chains.row(link);
      if (seenBy[earlier] != row + 1) {
        seenBy[earlier] = row + 1;
        compareWith(earlier);
      }
    }
  }

  private void compareWith(int earlier) {
    double wanted = Math.max(threshold, set.similarity(row));
    int otherSize = rows.shingleCount(earlier);
    if (!Jaccard.canReach(size, otherSize, wanted)) {
      return;
    }
    if (!copied) {
      own = copy(row, size, own);
      copied = true;
    }
    other = copy(earlier, otherSize, other);
    double similarity = Jaccard.similarityFrom(own, size, other, otherSize, wanted);
    if (similarity >= wanted) {
      set.found(row, earlier, similarity);
    }
  }

  private long[] copy(int from, int count, long[] into) {
    long[] enough = into.length < count ? new long[count + (count >> 1)] : into;
    rows.copyShingles(from, enough);
    return enough;
  }
}
