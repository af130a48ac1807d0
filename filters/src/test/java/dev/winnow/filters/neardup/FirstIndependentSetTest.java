package dev.winnow.filters.neardup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstIndependentSetTest {
  private static final double THRESHOLD = 0.7;

  /** A set of the numbers from one to another. */
  private static long[] from(int first, int last) {
    return IntStream.rangeClosed(first, last).asLongStream().toArray();
  }

  private static List<Integer> stayers(FirstIndependentSet set, Sketches rows) {
    return IntStream.range(0, rows.size()).filter(set::stays).boxed().toList();
  }

  @Test
  void givenNoRows_decidesNothing() {
    ListedSketches none = new ListedSketches();
    assertThat(stayers(FirstIndependentSet.ofBuckets(none, 0, THRESHOLD), none)).isEmpty();
    assertThat(stayers(FirstIndependentSet.exact(none, 0, THRESHOLD), none)).isEmpty();
  }

  @Test
  void givenChain_everyOtherStays() {
    ListedSketches rows = new ListedSketches();
    for (int i = 0; i < 5; i++) {
      rows.add(from(i, i + 7), 1);
    }
    FirstIndependentSet set = FirstIndependentSet.ofBuckets(rows, 0, THRESHOLD);
    assertThat(rows.similarity(0, 1)).isEqualTo(7 / 9.0);
    assertThat(rows.similarity(0, 2)).isLessThan(THRESHOLD);
    assertThat(stayers(set, rows)).containsExactly(0, 2, 4);
    assertThat(set.partner(0)).isEqualTo(-1);
    assertThat(set.similarity(0)).isZero();
    assertThat(set.partner(1)).isZero();
    assertThat(set.similarity(1)).isEqualTo(7 / 9.0);
    assertThat(set.partner(3)).isEqualTo(2);
  }

  @Test
  void givenSeveralPartners_takesTheMostSimilarThenTheEarliest() {
    ListedSketches rows =
        new ListedSketches()
            .add(from(1, 14), 1)
            .add(from(3, 16), 2)
            .add(from(-3, 10), 3)
            .add(from(1, 12), 1, 2, 3);
    double threshold = 0.6;
    assertThat(rows.similarity(0, 1)).isGreaterThan(threshold);
    FirstIndependentSet set = FirstIndependentSet.ofBuckets(rows, 0, threshold);
    assertThat(stayers(set, rows)).containsExactly(0, 1, 2);
    assertThat(set.partner(3)).isZero();
    assertThat(set.similarity(3)).isEqualTo(12 / 14.0);
    ListedSketches even =
        new ListedSketches().add(from(3, 14), 2).add(from(-1, 10), 1).add(from(1, 12), 1, 2);
    assertThat(FirstIndependentSet.ofBuckets(even, 0, 0.7).partner(2)).isZero();
  }

  @Test
  void givenPairThatSharesNoKey_comparesItOnlyWhereEveryPairIsWanted() {
    ListedSketches rows =
        new ListedSketches().add(from(1, 4), 10).add(from(1, 5), 11).add(from(0, 4), 10);
    assertThat(stayers(FirstIndependentSet.ofBuckets(rows, 0, THRESHOLD), rows))
        .containsExactly(0, 1);
    assertThat(stayers(FirstIndependentSet.exact(rows, 0, THRESHOLD), rows)).containsExactly(0);
  }

  @Test
  void givenRowsWithoutShingles_comparesThemWithNone() {
    ListedSketches rows = new ListedSketches().add(new long[0]).add(new long[0]).add(from(1, 2), 1);
    assertThat(stayers(FirstIndependentSet.ofBuckets(rows, 0, 0.5), rows)).hasSize(3);
    assertThat(stayers(FirstIndependentSet.exact(rows, 0, 0.5), rows)).hasSize(3);
  }

  @Test
  void givenReferences_theyStayAndWhatRepeatsThemGoes() {
    ListedSketches rows =
        new ListedSketches()
            .add(from(1, 10), 1)
            .add(from(1, 10), 1)
            .add(from(1, 9), 1)
            .add(from(50, 60), 2)
            .add(from(50, 61), 2);
    for (FirstIndependentSet set :
        List.of(
            FirstIndependentSet.ofBuckets(rows, 2, THRESHOLD),
            FirstIndependentSet.exact(rows, 2, THRESHOLD))) {
      assertThat(stayers(set, rows)).containsExactly(0, 1, 3);
      assertThat(set.partner(2)).isZero();
    }
  }

  /** Over two blocks of rows, so that those of a block and those before it are met. */
  @ParameterizedTest
  @ValueSource(longs = {12, 13, 14})
  void givenClusteredTexts_keepsWhatThePlainRuleKeeps(long seed) {
    ListedSketches rows =
        ListedSketches.of(Texts.clustered(new SplittableRandom(seed), 9_000), THRESHOLD);
    int references = seed == 14 ? 500 : 0;
    FirstIndependentSet set = FirstIndependentSet.ofBuckets(rows, references, THRESHOLD);
    assertPlain(rows, references, set, true);
    assertThat(stayers(set, rows)).hasSizeBetween(900, 8_000);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.3, 0.5, 0.7, 0.95, 1})
  void givenAnyThreshold_exactMissesNone(double threshold) {
    ListedSketches rows =
        ListedSketches.of(Texts.clustered(new SplittableRandom(7), 5_000), THRESHOLD);
    FirstIndependentSet set = FirstIndependentSet.exact(rows, 0, threshold);
    assertPlain(rows, threshold, 0, set, false);
  }

  private static void assertPlain(
      ListedSketches rows, int references, FirstIndependentSet set, boolean byKeys) {
    assertPlain(rows, THRESHOLD, references, set, byKeys);
  }

  /** Every row against every one that stays before it. */
  private static void assertPlain(
      ListedSketches rows,
      double threshold,
      int references,
      FirstIndependentSet set,
      boolean byKeys) {
    Map<Long, List<Integer>> stayingByElement = new HashMap<>();
    for (int row = 0; row < rows.size(); row++) {
      int partner = -1;
      double best = 0;
      for (int other :
          row < references ? new TreeSet<Integer>() : near(rows, row, stayingByElement)) {
        double similarity = rows.similarity(row, other);
        boolean compared = !byKeys || rows.shareKey(row, other);
        if (compared && similarity >= threshold && similarity > best) {
          partner = other;
          best = similarity;
        }
      }
      assertThat(set.partner(row)).as("row %d", row).isEqualTo(partner);
      assertThat(set.similarity(row)).isEqualTo(best);
      if (partner < 0) {
        for (long shingle : rows.shingles(row)) {
          stayingByElement.computeIfAbsent(shingle, s -> new ArrayList<>()).add(row);
        }
      }
    }
  }

  /** Those that stay and share anything at all. */
  private static TreeSet<Integer> near(
      ListedSketches rows, int row, Map<Long, List<Integer>> stayingByElement) {
    TreeSet<Integer> near = new TreeSet<>();
    for (long shingle : rows.shingles(row)) {
      near.addAll(stayingByElement.getOrDefault(shingle, List.of()));
    }
    return near;
  }

  @Test
  void givenAnyNumberOfThreads_decidesTheSame() {
    ListedSketches rows =
        ListedSketches.of(Texts.clustered(new SplittableRandom(99), 6_000), THRESHOLD);
    FirstIndependentSet one = FirstIndependentSet.ofBuckets(rows, 0, THRESHOLD);
    for (int threads : new int[] {1, 2, 7}) {
      FirstIndependentSet other =
          FirstIndependentSet.ofBuckets(rows, 0, THRESHOLD, threads, 1_000_000);
      for (int row = 0; row < rows.size(); row++) {
        assertThat(other.partner(row)).isEqualTo(one.partner(row));
        assertThat(other.similarity(row)).isEqualTo(one.similarity(row));
      }
    }
  }

  /** Half of each set is in all of them: no two are similar, and every pair would be compared. */
  @Test
  void givenBucketOfDifferentRows_comparesSoManyOnlyAndCountsThem() {
    ListedSketches rows = new ListedSketches();
    for (int i = 0; i < 9_000; i++) {
      long[] own = from(1, 20);
      for (int j = 10; j < 20; j++) {
        own[j] = 100L + 10L * i + j;
      }
      rows.add(own, 5);
    }
    rows.add(rows.shingles(8_900), 5);
    rows.add(rows.shingles(10), 5);
    FirstIndependentSet set = FirstIndependentSet.ofBuckets(rows, 0, THRESHOLD, 2, 300);
    assertThat(set.partner(9_000)).isEqualTo(8_900);
    assertThat(set.stays(9_001)).as("too far away to be looked at").isTrue();
    assertThat(set.cut()).isBetween(8_000, 9_001);
    assertThat(FirstIndependentSet.exact(rows, 0, THRESHOLD).partner(9_001)).isEqualTo(10);
  }

  /** Quadratic time would take hours. */
  @Test
  void givenAMillionEqualRows_isLinear() {
    ListedSketches rows = ListedSketches.of(List.of("the same few words in every row"), THRESHOLD);
    long[] shingles = rows.shingles(0);
    long[] keys = rows.keys(0);
    for (int i = 1; i < 1_000_000; i++) {
      rows.add(shingles, keys);
    }
    FirstIndependentSet set = FirstIndependentSet.ofBuckets(rows, 0, 1);
    assertThat(stayers(set, rows)).containsExactly(0);
    assertThat(set.partner(999_999)).isZero();
  }

  @Test
  void givenThresholdOutOfRange_fails() {
    for (double threshold : new double[] {0, -1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> FirstIndependentSet.exact(new ListedSketches(), 0, threshold))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
