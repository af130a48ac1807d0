package dev.winnow.filters;

import dev.winnow.templates.Field;

/**
 * A rule that keeps a row only if it is unlike every row that it kept before: rows are looked at
 * one after the other, in the order of their ids.
 */
public non-sealed interface NoveltyFilter extends Filter {
  /** The text that is compared. */
  Field field();

  /** Rows are too similar when the ROUGE-L F of their texts is over this; over 0 and under 1. */
  double max();

  /** The reason of a drop, for the ledger. */
  String reason();
}
