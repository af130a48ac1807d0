package dev.winnow.pipelines.look;

import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
public final class Numbers {
  private Numbers() {}

  /** A count: {@code 1,200}. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A count with the word for what is counted: {@code 1 row}, {@code 1,200 rows}. */
  public static String count(long count, String one) {
    return count(count) + " " + one + (count == 1 ? "" : "s");
  }

  /** A number to one place: {@code 1,200.5}. */
  public static String decimal(double number) {
    return String.format(Locale.ROOT, "%,.1f", number);
  }

  /** A part of a whole: {@code 12.5 %}; nothing if there is no whole. */
  public static String share(long part, long whole) {
    return whole == 0 ? "" : decimal(100.0 * part / whole) + " %";
  }
}
