package dev.winnow.pipelines.ledger;

import dev.winnow.templates.ExampleId;

/** Where a row stands among the lines of its kind. */
public final class Order {
  private static final int DIGITS = 16;

  private Order() {}

  /** The first 64 bits of a row's id, which is a hash. */
  public static long of(String id) {
    int start = ExampleId.PREFIX.length();
    return Long.parseUnsignedLong(id, start, start + DIGITS, 16);
  }
}
