package dev.winnow.filters.neardup;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Tells people how near-duplicates are found, and how probably. */
@SuppressWarnings("InlineFormatString") // they are read by themselves
final class Explanation {
  private static final double[] SIMILARITIES = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95};

  private static final String METHOD =
      """
      1. A text is cut into shingles, runs of %s (length %d). The similarity s of two texts is the
         Jaccard similarity of their sets of shingles: how many both have, over how many there are.
      2. MinHash makes of each set a signature of %d numbers; in each of these two texts agree with
         probability s.
      3. The signature is cut into %d bands of %d rows, a number each: the most rows with which a pair
         at the threshold is still found as probably as recall asks. Only texts that agree in a
         whole band are compared, so a pair is with probability 1 − (1 − s^rows)^bands.
      4. Of compared texts those are similar whose exact s is at least the threshold.

      s       compared
      %s
      So it is for texts of 500 shingles and more. Shorter ones are compared more often; only where
      bands × rows is well under %d those of a few shingles may be compared less often.
      """;

  private static final String EXACT =
      """
      1. A text is cut into shingles, runs of %s (length %d). The similarity s of two texts is the
         Jaccard similarity of their sets of shingles: how many both have, over how many there are.
      2. Of its n shingles, rarest first, each text is known by the first n − ⌈threshold · n⌉ + 1. Two
         texts whose s is at least the threshold have one of these in common, whatever they are.
      3. Of texts that have, those are similar whose exact s is at least the threshold.
      """;

  private Explanation() {}

  /** Lines for people, where every similar pair is found. */
  static String ofExact(Shingles shingles) {
    return String.format(
        Locale.ROOT, EXACT, shingles.unit().name().toLowerCase(Locale.ROOT), shingles.size());
  }

  /** Lines for people. */
  static String of(Shingles shingles, Bands bands, double threshold) {
    String curve =
        DoubleStream.concat(DoubleStream.of(SIMILARITIES), DoubleStream.of(threshold))
            .sorted()
            .distinct()
            .mapToObj(s -> point(s, bands) + (s == threshold ? "  the threshold\n" : "\n"))
            .collect(Collectors.joining());
    return String.format(
        Locale.ROOT,
        METHOD,
        shingles.unit().name().toLowerCase(Locale.ROOT),
        shingles.size(),
        Signature.LENGTH,
        bands.bands(),
        bands.rows(),
        curve,
        Signature.LENGTH);
  }

  private static String point(double similarity, Bands bands) {
    double percent = 100 * bands.probability(similarity);
    return String.format(Locale.ROOT, "%-6s %7.3f %%", similarity, percent);
  }
}
