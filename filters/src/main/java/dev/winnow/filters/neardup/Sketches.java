package dev.winnow.filters.neardup;

/**
 * The sketches of all rows that are compared, numbered from 0 in the order in which they have the
 * right to stay. Safe to read from several threads.
 */
public interface Sketches {
  /** How many rows there are. */
  int size();

  /** How many shingles a row has; 0 for a row that is compared with none. */
  int shingleCount(int row);

  /** Copies a row's shingles, sorted and distinct, to the beginning of an array that holds them. */
  void copyShingles(int row, long[] into);

  /** How many bucket keys a row has at most. */
  int mostKeys();

  /** A row's bucket keys, as {@link dev.winnow.filters.DuplicateFilter#sketch} made them. */
  long[] keys(int row);
}
