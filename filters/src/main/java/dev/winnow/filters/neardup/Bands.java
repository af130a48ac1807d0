package dev.winnow.filters.neardup;

import dev.winnow.filters.text.Hash64;
import java.io.Serializable;

/**
 * How a signature is cut into bands, each of which is a bucket key: texts that agree in a whole
 * band are compared, others are not (Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets",
 * chapter 3.4; Broder, "On the resemblance and containment of documents", 1997).
 *
 * <p>Of two texts of similarity {@code s} a band agrees with probability s^rows, so at least one of
 * the bands does with probability 1 − (1 − s^rows)^bands: an S-curve that is steep around
 * (1/bands)^(1/rows). The bands 25 × 5 find 98.995 % of the pairs at 0.7, 99.995 % at 0.8 and 5.9 %
 * at 0.3. Texts of 500 shingles follow the curve to within 1.5 percentage points, texts of 1,000 to
 * within 0.4, texts of 5,000 to within 0.1, as counting every arrangement shows.
 *
 * <p>A text of fewer shingles repeats numbers next to each other in its signature, and a band takes
 * neighbours: pairs around the threshold are then found more often than that, and more of the
 * dissimilar ones are compared, all the more the shorter they are. (Bands of numbers that stand
 * apart would compare fewer, but miss more than half of the pairs at 0.7 among texts of ten
 * shingles.) The exception are texts of a few shingles where the bands leave some of the signature
 * unused: they may miss the recall, by little at thresholds of 0.7 and more. At a threshold of 0.5
 * and a recall of 0.99 (35 × 3) one shingle of two in common is found with 95.4 %, at 0.6 (19 × 3)
 * two of three with 93.0 %.
 *
 * @param bands bands in a signature
 * @param rows numbers of the signature in a band; bands × rows is at most {@link Signature#LENGTH}
 */
public record Bands(int bands, int rows) implements Serializable {
  /**
   * The misses may be over those that are asked for by this factor: 25 bands of 5 rows miss 1.005 %
   * at 0.7, and the next cut (17 × 4) compares two to three times as many pairs at 0.2 to 0.3.
   */
  private static final double MISSES_TOLERANCE = 1.01;

  public Bands {
    if (bands < 1 || rows < 1 || bands > Signature.LENGTH / rows) {
      throw new IllegalArgumentException(bands + " bands of " + rows + " rows do not fit");
    }
  }

  /**
   * The cut with the most rows a band, so the fewest comparisons, that finds pairs at the threshold
   * with the wanted probability (to within a hundredth of the misses it allows).
   *
   * @param threshold Jaccard similarity, over 0 and at most 1
   * @param recall probability that a pair just at the threshold is found, over 0 and under 1
   * @throws IllegalArgumentException if no cut reaches it; the message says what is reachable
   */
  public static Bands of(double threshold, double recall) {
    for (int rows = Signature.LENGTH; rows >= 1; rows--) {
      double bands = bandsNeeded(threshold, recall, rows);
      if (bands * rows <= Signature.LENGTH) {
        return new Bands((int) bands, rows);
      }
    }
    double reachable = new Bands(Signature.LENGTH, 1).probability(threshold);
    double least = 1 - Math.pow(1 - recall, 1.0 / Signature.LENGTH);
    throw new IllegalArgumentException(
        recall
            + " cannot be reached at threshold "
            + threshold
            + ", only "
            + Math.floor(reachable * 1e4) / 1e4
            + "; it needs a threshold of at least "
            + Math.ceil(least * 1e4) / 1e4);
  }

  private static double bandsNeeded(double threshold, double recall, int rows) {
    double misses = Math.min((1 - recall) * MISSES_TOLERANCE, 1);
    // log1p: of a small probability that a band agrees, 1 − p would keep few digits.
    double bands = Math.log(misses) / Math.log1p(-Math.pow(threshold, rows));
    return Math.max(1, Math.ceil(bands));
  }

  /** The probability that two texts of this similarity share a bucket. */
  public double probability(double similarity) {
    return -Math.expm1(bands * Math.log1p(-Math.pow(similarity, rows)));
  }

  /**
   * The bucket keys of a signature, distinct: key {@code i} is that of band {@code i}, a hash of
   * the band's number and rows.
   */
  public long[] keys(long[] signature) {
    long[] keys = new long[bands];
    for (int band = 0; band < bands; band++) {
      long hash = 0;
      for (int row = 0; row < rows; row++) {
        hash = Hash64.mix(Hash64.step(hash, signature[band * rows + row]));
      }
      // The band in the seven highest bits, and a bijection: keys of different bands are different.
      keys[band] = Hash64.mix(((long) band << 57) | (hash >>> 7));
    }
    return keys;
  }
}
