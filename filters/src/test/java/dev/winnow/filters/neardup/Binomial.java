package dev.winnow.filters.neardup;

/** Exact tails of the binomial distribution. */
public final class Binomial {
  private Binomial() {}

  /** The probability of at most {@code count} successes. */
  public static double atMost(int count, int trials, double probability) {
    double term = trials * Math.log1p(-probability);
    double sum = 0;
    for (int k = 0; k <= count; k++) {
      sum += Math.exp(term);
      term += Math.log((double) (trials - k) / (k + 1)) + Math.log(probability / (1 - probability));
    }
    return Math.min(1, sum);
  }

  /** The probability of a count that is as far out as this one, on either side. */
  public static double pValue(int count, int trials, double probability) {
    double below = atMost(count, trials, probability);
    double above = count == 0 ? 1 : 1 - atMost(count - 1, trials, probability);
    return Math.min(1, 2 * Math.min(below, above));
  }
}
