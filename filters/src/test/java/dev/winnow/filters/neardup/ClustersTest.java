package dev.winnow.filters.neardup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClustersTest {
  private static final double THRESHOLD = 0.7;

  private static long[] from(int first, int last) {
    return IntStream.rangeClosed(first, last).asLongStream().toArray();
  }

  private static Clusters ofBuckets(ListedSketches rows, int most) {
    FirstIndependentSet set = FirstIndependentSet.ofBuckets(rows, 0, THRESHOLD, 2, most);
    return Clusters.ofBuckets(rows, set, THRESHOLD, most);
  }

  private static Clusters exact(ListedSketches rows, double threshold) {
    return Clusters.exact(rows, FirstIndependentSet.exact(rows, 0, threshold), threshold);
  }

  /** For each row the first of its cluster. */
  private static int[] firsts(Clusters clusters, int size) {
    Map<Integer, Integer> first = new HashMap<>();
    return IntStream.range(0, size)
        .map(row -> first.computeIfAbsent(clusters.of(row), cluster -> row))
        .toArray();
  }

  /** Every row against every other; what is similar takes the lesser of the two numbers. */
  private static int[] plainly(ListedSketches rows, double threshold, boolean byKeys) {
    int[] first = IntStream.range(0, rows.size()).toArray();
    for (int a = 0; a < rows.size(); a++) {
      for (int b = 0; b < a; b++) {
        if (first[a] != first[b]
            && rows.similarity(a, b) >= threshold
            && (!byKeys || rows.shareKey(a, b))) {
          int goes = Math.max(first[a], first[b]);
          int stays = Math.min(first[a], first[b]);
          Arrays.setAll(first, row -> first[row] == goes ? stays : first[row]);
        }
      }
    }
    return first;
  }

  @Test
  void givenNoRows_findsNone() {
    ListedSketches none = new ListedSketches();
    assertThat(firsts(ofBuckets(none, 1_000), 0)).isEmpty();
    assertThat(firsts(exact(none, THRESHOLD), 0)).isEmpty();
  }

  @Test
  void givenChain_itIsOneClusterThroughRowsThatGo() {
    ListedSketches rows = new ListedSketches();
    for (int i = 0; i < 5; i++) {
      rows.add(from(i, i + 7), 1);
    }
    rows.add(from(90, 99), 1).add(new long[0]).add(new long[0]);
    assertThat(firsts(ofBuckets(rows, 1_000), 8)).containsExactly(0, 0, 0, 0, 0, 5, 6, 7);
    assertThat(firsts(exact(rows, THRESHOLD), 8)).containsExactly(0, 0, 0, 0, 0, 5, 6, 7);
  }

  /** Rows 0 and 1 stay, and so does 4; 2 and 3 go, and only they are similar to each other. */
  @Test
  void givenLinkOfTwoRowsThatBothGo_unitesThoseThatStay() {
    ListedSketches rows =
        new ListedSketches()
            .add(from(0, 19), 1)
            .add(from(12, 31), 1)
            .add(from(3, 22), 1)
            .add(from(9, 28), 1)
            .add(from(60, 79), 1);
    assertThat(rows.similarity(2, 1)).isLessThan(0.5);
    assertThat(firsts(exact(rows, 0.5), 5)).containsExactly(0, 0, 0, 0, 4);
  }

  /** Texts of one to sixty words by runs of three: some shorter than a run, some equal. */
  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void givenClusteredTexts_findsTheComponentsOfAllPairs(long seed) {
    ListedSketches rows =
        ListedSketches.of(Texts.clustered(new SplittableRandom(seed), 2_500), THRESHOLD);
    int[] found = firsts(ofBuckets(rows, 1_000_000), rows.size());
    assertThat(found).isEqualTo(plainly(rows, THRESHOLD, true));
    FirstIndependentSet set = FirstIndependentSet.ofBuckets(rows, 0, THRESHOLD);
    assertThat(IntStream.range(0, rows.size()).filter(row -> set.stays(row) && found[row] != row))
        .as("rows that stay and hang together with an earlier one")
        .hasSizeGreaterThan(50);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.3, 0.5, 0.95, 1})
  void givenAnyThreshold_exactMissesNoPair(double threshold) {
    ListedSketches rows =
        ListedSketches.of(Texts.clustered(new SplittableRandom(5), 2_000), THRESHOLD);
    assertThat(firsts(exact(rows, threshold), rows.size()))
        .isEqualTo(plainly(rows, threshold, false));
  }

  /** Half of each set is in all of them: no two are similar, and every pair would be compared. */
  @Test
  void givenBucketOfDifferentRows_comparesSoManyOnly() {
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
    Clusters bounded = ofBuckets(rows, 300);
    assertThat(bounded.of(9_000)).isEqualTo(bounded.of(8_900));
    assertThat(bounded.of(9_001)).as("too far away to be looked at").isEqualTo(9_001);
    Clusters whole = exact(rows, THRESHOLD);
    assertThat(whole.of(9_001)).isEqualTo(whole.of(10)).isNotEqualTo(whole.of(11));
  }

  /** Each row is similar to the next few in one great bucket. Quadratic time would take hours. */
  @Test
  void givenOneLongChain_isLinear() {
    ListedSketches rows = new ListedSketches();
    for (int i = 0; i < 300_000; i++) {
      rows.add(from(i, i + 9), 7);
    }
    Clusters clusters = ofBuckets(rows, 30);
    assertThat(IntStream.range(0, rows.size()).map(clusters::of).distinct()).hasSize(1);
  }

  @Test
  void givenNames_namesakesAreOneClusterAndBringTheirs() {
    ListedSketches rows = new ListedSketches();
    for (int i = 0; i < 4; i++) {
      rows.add(from(100 * i, 100 * i + 9), i).add(from(100 * i, 100 * i + 8), i);
    }
    Clusters clusters = ofBuckets(rows, 1_000);
    assertThat(firsts(clusters, 8)).containsExactly(0, 0, 2, 2, 4, 4, 6, 6);
    List<Long> names = List.of(1L, 2L, 3L, -1L, 5L, 2L, 0L, 7L);
    clusters.uniteNamesakes(names::get);
    assertThat(firsts(clusters, 8)).containsExactly(0, 0, 2, 2, 0, 0, 6, 6);
  }
}
