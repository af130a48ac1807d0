package dev.winnow.filters.neardup;

/**
 * What becomes of similar pairs that are found. Nodes are rows, numbered in the order in which they
 * have the right to stay.
 */
public interface PairConsumer {
  /** Two rows are similar. */
  void add(int earlier, int later, double similarity);

  /**
   * A row has the same shingles as an earlier one. Whatever is similar to the one is similar to the
   * other, so no other pair of the copy is given.
   */
  void addCopy(int representative, int copy);
}
