package dev.winnow.filters;

import dev.winnow.templates.Example;

/**
 * A rule that judges a row by itself. Pure: the same row gets the same verdict; never throws on any
 * text.
 */
public non-sealed interface RowFilter extends Filter {
  /** Keeps the row, changes it, or drops it with a reason. */
  Verdict judge(Example example);

  /** Whether it ever changes a row. */
  default boolean changesRows() {
    return false;
  }
}
