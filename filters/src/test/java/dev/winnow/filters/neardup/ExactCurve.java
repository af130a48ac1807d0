package dev.winnow.filters.neardup;

/**
 * The exact probability that two sets share a bucket, given a perfect hash: what the S-curve
 * approximates.
 *
 * <p>A hash throws each element of the union into one of {@link Signature#LENGTH} places. The least
 * in each place that is not empty is an element drawn without replacement: "red" if both sets have
 * it, "blue" otherwise. A number of the two signatures is equal if the next place that is not
 * empty, its own included, is red: an empty place borrows from there, and where only one set has
 * something the other borrows from elsewhere. So the probability is the share of the arrangements
 * of empty, red and blue places, those with equal counts being equally probable, in which some band
 * has red behind all of its rows.
 */
final class ExactCurve {
  /** The most elements that two sets may have together. */
  private static final int LARGEST = 20_000;

  private static final double[] FACTORIALS = factorials();
  private static final int PLACES = Signature.LENGTH;
  private static final int BLUE = 0;
  private static final int RED = 1;

  private final Bands bands;

  /** The arrangements in which no band is red, by the numbers of filled and of red places. */
  private final double[][] apart = new double[PLACES + 1][PLACES + 1];

  private ExactCurve(Bands bands) {
    this.bands = bands;
  }

  static ExactCurve of(Bands bands) {
    ExactCurve curve = new ExactCurve(bands);
    curve.countApart();
    return curve;
  }

  /** For sets that have {@code both} of together {@code union} elements in common. */
  double probability(int both, int union) {
    double[] filled = filled(union);
    double none = 0;
    for (int m = 1; m <= Math.min(PLACES, union); m++) {
      for (int red = Math.max(0, m - union + both); red <= Math.min(m, both); red++) {
        double drawn = choose(both, red) + choose(union - both, m - red) - choose(union, m);
        double arrangements = choose(PLACES, m) + choose(m, red);
        none += filled[m] * apart[m][red] * Math.exp(drawn - arrangements);
      }
    }
    return 1 - none;
  }

  /** The probability of each number of places that are not empty. */
  private static double[] filled(int elements) {
    double[] filled = new double[PLACES + 1];
    filled[0] = 1;
    for (int i = 0; i < elements; i++) {
      for (int m = PLACES; m >= 0; m--) {
        double before = m == 0 ? 0 : filled[m - 1] * (PLACES - m + 1) / PLACES;
        filled[m] = filled[m] * m / PLACES + before;
      }
    }
    return filled;
  }

  private void countApart() {
    for (int first : new int[] {BLUE, RED}) {
      // [filled][red][colour of the next filled place, and 2 if a row of this band was blue]
      double[][][] counts = new double[PLACES + 1][PLACES + 1][4];
      counts[0][0][first] = 1;
      for (int place = PLACES - 1; place >= 0; place--) {
        counts = before(counts, place);
      }
      for (int m = 0; m <= PLACES; m++) {
        for (int red = 0; red <= m; red++) {
          apart[m][red] += counts[m][red][first];
        }
      }
    }
  }

  /** One more place, from the last to the first: empty, blue or red. */
  private double[][][] before(double[][][] counts, int place) {
    double[][][] next = new double[PLACES + 1][PLACES + 1][4];
    int filled = PLACES - 1 - place;
    for (int m = 0; m <= filled; m++) {
      for (int red = 0; red <= m; red++) {
        for (int state = 0; state < 4; state++) {
          double count = counts[m][red][state];
          add(next[m][red], place, state & 1, state >> 1, count);
          add(next[m + 1][red], place, BLUE, state >> 1, count);
          add(next[m + 1][red + 1], place, RED, state >> 1, count);
        }
      }
    }
    return next;
  }

  private void add(double[] counts, int place, int colour, int blueBefore, double count) {
    boolean used = place < bands.bands() * bands.rows();
    int blue = used && colour == BLUE ? 1 : blueBefore;
    if (!used || place % bands.rows() != 0) {
      counts[colour + 2 * blue] += count;
    } else if (blue == 1) {
      counts[colour] += count;
    }
  }

  /** The logarithm of the binomial coefficient. */
  private static double choose(int n, int k) {
    return FACTORIALS[n] - FACTORIALS[k] - FACTORIALS[n - k];
  }

  private static double[] factorials() {
    double[] logarithms = new double[LARGEST + 1];
    for (int i = 2; i <= LARGEST; i++) {
      logarithms[i] = logarithms[i - 1] + Math.log(i);
    }
    return logarithms;
  }
}
