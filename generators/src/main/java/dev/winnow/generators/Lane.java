package dev.winnow.generators;

import dev.winnow.templates.settings.Parameter;
import java.io.Serializable;

/**
 * Pieces that are made for one purpose: a number of them, or as many as it takes to reach a number
 * of rows.
 *
 * @param category what its rows are asked for; empty where a method has but one lane
 * @param pieces how many pieces the first pass has, at least 0
 * @param target the rows wanted; 0 where the first pass is all there is
 * @param fruitless after so many fruitless passes in a row (see {@link Passes}) it is given up; 0
 *     for one pass and no more
 * @param expected rows of a piece whose answer is whole, over 0
 */
public record Lane(String category, int pieces, int target, int fruitless, double expected)
    implements Serializable {
  /** The setting of methods that go on until a target is reached. */
  public static final Parameter FRUITLESS =
      Parameter.integer(
              "fruitless",
              "a number of passes",
              "After so many passes that gave next to nothing new the target is given up; 0 for one pass"
                  + " and no more.")
          .atLeast(0)
          .orElse(3);

  public Lane {
    if (pieces < 0 || target < 0 || fruitless < 0) {
      throw new IllegalArgumentException(pieces + " pieces, " + target + " rows, " + fruitless);
    }
  }

  /** As many pieces as the target takes. */
  public Lane(String category, int pieces, int target, int fruitless) {
    this(category, pieces, target, fruitless, (double) target / Math.max(1, pieces));
  }

  /** So many pieces and no more. */
  public static Lane of(int pieces) {
    return new Lane("", pieces, 0, 1);
  }
}
