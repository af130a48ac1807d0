package dev.winnow.filters;

import dev.winnow.templates.Example;
import dev.winnow.templates.settings.InvalidSetting;

/** The order of rows by the score that they came with ({@code map: {score: …}}). */
public final class Scores {
  private static final String NAME = "score";

  private Scores() {}

  /** A number in the order of the scores; rows without one come below all others. */
  public static long weight(Example row) {
    double score = row.scores().getOrDefault(NAME, Double.NEGATIVE_INFINITY);
    return flipped(Double.doubleToLongBits(score == 0 ? 0 : score));
  }

  /** The score that has this weight; negative infinity for none. */
  public static double score(long weight) {
    return Double.longBitsToDouble(flipped(weight));
  }

  /** Negative numbers have their bits in the opposite order. */
  private static long flipped(long bits) {
    return bits ^ ((bits >> (Long.SIZE - 1)) & Long.MAX_VALUE);
  }

  /**
   * An order by scores that no row has would silently be that of the ids.
   *
   * @param at where the order stands, for messages
   * @param scored whether any source has scores
   * @throws InvalidSetting if none has
   */
  public static void check(String at, boolean scored) {
    if (!scored) {
      throw new InvalidSetting(
          at,
          "no row has a score; name the field that holds it: read: [{path: …, map: {score: …}}]");
    }
  }
}
