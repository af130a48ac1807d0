package dev.winnow.filters.neardup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often pairs share a bucket, by simulation, by {@link ExactCurve} and by the S-curve. P-values
 * are exact binomial, two-sided; over all cases one in five hundred seeds would fail.
 */
class SCurveTest {
  private static final int PAIRS = 3000;
  private static final double LEAST_P = 1e-4;
  private static final Bands STEEP = Bands.of(0.9, 0.99);
  private static final Bands USUAL = Bands.of(0.7, 0.99);

  /** Pairs that share a bucket, for each cut. */
  private static int[] hits(int both, int union, Bands... cuts) {
    SplittableRandom random = new SplittableRandom(8);
    int[] hits = new int[cuts.length];
    for (int i = 0; i < PAIRS; i++) {
      long[][] pair = Sets.pair(random, both, union);
      long[] one = Signature.of(pair[0]);
      long[] other = Signature.of(pair[1]);
      for (int cut = 0; cut < cuts.length; cut++) {
        hits[cut] += shareOne(cuts[cut].keys(one), cuts[cut].keys(other)) ? 1 : 0;
      }
    }
    return hits;
  }

  private static boolean shareOne(long[] keys, long[] others) {
    return Arrays.stream(keys).anyMatch(key -> Arrays.stream(others).anyMatch(o -> o == key));
  }

  /** What sets of so many elements have in common and together at this similarity. */
  private static int[] ofSize(int size, double similarity) {
    int union = (int) Math.round(2 * size / (1 + similarity));
    return new int[] {(int) Math.round(similarity * union), union};
  }

  private static double pValue(int hits, double probability) {
    return Binomial.pValue(hits, PAIRS, probability);
  }

  @ParameterizedTest
  @CsvSource({
    "500, 0.3",
    "500, 0.5",
    "500, 0.6",
    "500, 0.7",
    "500, 0.8",
    "500, 0.9",
    "4, 0.5",
    "20, 0.3",
    "100, 0.3",
    "100, 0.5"
  })
  void givenSetsOfAnySize_shareABucketAsOftenAsIsExact(int size, double similarity) {
    int[] pair = ofSize(size, similarity);
    int[] hits = hits(pair[0], pair[1], USUAL, STEEP);

    double usual = ExactCurve.of(USUAL).probability(pair[0], pair[1]);
    double steep = ExactCurve.of(STEEP).probability(pair[0], pair[1]);
    assertThat(pValue(hits[0], usual)).as(hits[0] + ", expected " + usual).isGreaterThan(LEAST_P);
    assertThat(pValue(hits[1], steep)).as(hits[1] + ", expected " + steep).isGreaterThan(LEAST_P);
  }

  /** The test above can fail: one row more or less in a band, and it would. */
  @ParameterizedTest
  @CsvSource({"0.3", "0.5", "0.7"})
  void givenAnotherNumberOfRows_isRejected(double similarity) {
    int[] pair = ofSize(500, similarity);
    int hits = hits(pair[0], pair[1], USUAL)[0];

    double fewer = ExactCurve.of(new Bands(25, 4)).probability(pair[0], pair[1]);
    double more = ExactCurve.of(new Bands(21, 6)).probability(pair[0], pair[1]);
    assertThat(pValue(hits, fewer)).isLessThan(LEAST_P);
    assertThat(pValue(hits, more)).isLessThan(LEAST_P);
  }

  /** As {@link Bands} documents it: farther off at no similarity, and that far at some. */
  @ParameterizedTest
  @CsvSource({"500, 0.0141", "1000, 0.0032", "2000, 0.0015", "5000, 0.0006"})
  void givenManyShingles_followsTheCurve(int size, double farthest) {
    assertThat(Math.max(offCurve(USUAL, size), offCurve(STEEP, size)))
        .isCloseTo(farthest, within(5e-5));
  }

  private static double offCurve(Bands bands, int size) {
    ExactCurve curve = ExactCurve.of(bands);
    return IntStream.rangeClosed(1, 100)
        .mapToObj(percent -> ofSize(size, percent / 100.0))
        .mapToDouble(
            pair ->
                curve.probability(pair[0], pair[1]) - bands.probability((double) pair[0] / pair[1]))
        .map(Math::abs)
        .max()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"0.7, 0.9", "0.7, 0.99", "0.7, 0.999", "0.8, 0.99", "0.9, 0.99", "0.95, 0.99"})
  void givenSetsOfAnySizeAtTheThreshold_reachTheRecall(double threshold, double recall) {
    double tolerated = 1.0101 * (1 - recall);
    ExactCurve curve = ExactCurve.of(Bands.of(threshold, recall));
    for (int union = 1; union < 1000; union += union < 200 ? 1 : 50) {
      int both = leastBoth(threshold, union);
      assertThat(1 - curve.probability(both, union))
          .as(both + " of " + union)
          .isLessThan(tolerated);
    }
  }

  private static int leastBoth(double threshold, int union) {
    IntPredicate similar = both -> (double) both / union >= threshold;
    return IntStream.rangeClosed(1, union).filter(similar).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"0.5, 1, 2, 0.9544", "0.6, 2, 3, 0.9299", "0.6, 6, 10, 0.9817"})
  void givenVeryShortTextsAndBandsThatLeaveNumbersUnused_missMore(
      double threshold, int both, int union, double found) {
    Bands bands = Bands.of(threshold, 0.99);
    assertThat(ExactCurve.of(bands).probability(both, union)).isCloseTo(found, within(5e-5));
    int hits = hits(both, union, bands)[0];
    assertThat(pValue(hits, found)).isGreaterThan(LEAST_P);
    assertThat(pValue(hits, 0.99)).isLessThan(LEAST_P);
  }

  /** Every arrangement of one element that both sets have and one that a single set has. */
  @Test
  void givenTwoElements_exactIsWhatCountingGives() {
    Bands bands = new Bands(19, 3);
    double shares = 0;
    for (int common = 0; common < Signature.LENGTH; common++) {
      for (int other = 0; other < Signature.LENGTH; other++) {
        shares += common == other ? 0.5 : redBand(bands, common, other) ? 1 : 0;
      }
    }
    assertThat(ExactCurve.of(bands).probability(1, 2))
        .isCloseTo(shares / Signature.LENGTH / Signature.LENGTH, within(1e-12));
  }

  /** Whether from every row of some band the place of the common element is the next. */
  private static boolean redBand(Bands bands, int common, int other) {
    IntPredicate red =
        place -> Math.floorMod(common - place, 128) < Math.floorMod(other - place, 128);
    return IntStream.range(0, bands.bands())
        .map(band -> band * bands.rows())
        .anyMatch(start -> IntStream.range(start, start + bands.rows()).allMatch(red));
  }
}
