package dev.winnow.filters;

import dev.winnow.templates.Field;
import org.jspecify.annotations.Nullable;

/**
 * A rule that looks for rows that say the same. Of the similar rows the lexicographically first
 * maximal independent set stays: a row goes only if an earlier row that stays is similar to it.
 * What is earlier {@link #precedence} says.
 */
public non-sealed interface DuplicateFilter extends Filter {
  /** The text that is compared. */
  Field field();

  /** What is compared of a text. Pure, and safe to call from several threads. */
  Sketch sketch(String text);

  /**
   * Rows are similar when the Jaccard similarity of their shingles is at least this, over 0 and at
   * most 1.
   */
  double threshold();

  /**
   * Whether all similar rows are found. Otherwise only those are compared that share a bucket key.
   */
  boolean exact();

  /** Which of similar rows stays. */
  Precedence precedence();

  /** What must not be repeated, if anything. */
  @Nullable Reference against();

  /** The reason of a drop, for the ledger. */
  String reason();

  /**
   * A text, as duplicates are found by it.
   *
   * @param shingles 64-bit hashes of the text's shingles, sorted, distinct
   * @param keys bucket keys, distinct, as many for each text
   */
  @SuppressWarnings("ArrayRecordComponent") // made once a row; never compared as a whole
  record Sketch(long[] shingles, long[] keys) {}
}
