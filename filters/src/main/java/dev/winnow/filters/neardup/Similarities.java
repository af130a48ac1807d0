package dev.winnow.filters.neardup;

/** The similarities of one row with others. For one thread. */
final class Similarities {
  private final Sketches rows;
  private long[] own = {};
  private long[] other = {};
  private int row;
  private int size;
  private boolean copied;

  Similarities(Sketches rows) {
    this.rows = rows;
  }

  /** From here on those of this row, whose shingles are copied when they are first needed. */
  void of(int next) {
    row = next;
    size = rows.shingleCount(next);
    copied = false;
  }

  /**
   * The Jaccard similarity with another row if it is at least what is wanted, −1 otherwise.
   *
   * @param wanted over 0
   */
  double with(int another, double wanted) {
    int otherSize = rows.shingleCount(another);
    if (!Jaccard.canReach(size, otherSize, wanted)) {
      return -1;
    }
    if (!copied) {
      own = copy(row, size, own);
      copied = true;
    }
    other = copy(another, otherSize, other);
    return Jaccard.similarityFrom(own, size, other, otherSize, wanted);
  }

  private long[] copy(int from, int count, long[] into) {
    long[] enough = into.length < count ? new long[count + (count >> 1)] : into;
    rows.copyShingles(from, enough);
    return enough;
  }
}
