package dev.winnow.filters.neardup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class SimilarPairsTest {
  private static final double THRESHOLD = 0.7;
  private static final int ROWS = 4000;

  private static List<SimilarPairs.Entry> entries(List<String> texts) {
    Shingles shingles = new Shingles(Shingles.Unit.WORDS, 3);
    Bands bands = Bands.of(THRESHOLD, 0.99);
    List<SimilarPairs.Entry> entries = new ArrayList<>();
    for (String text : texts) {
      long[] set = shingles.of(text);
      entries.add(new SimilarPairs.Entry(entries.size(), set, bands.keys(Signature.of(set))));
    }
    return entries;
  }

  private static FoundPairs found(List<SimilarPairs.Entry> entries, int partitions) {
    FoundPairs found = new FoundPairs();
    for (int i = 0; i < partitions; i++) {
      int partition = i;
      List<SimilarPairs.Entry> mine =
          entries.stream()
              .filter(
                  entry ->
                      Arrays.stream(entry.bands())
                          .anyMatch(key -> Math.floorMod(key, partitions) == partition))
              .toList();
      new SimilarPairs(THRESHOLD)
          .find(mine, key -> Math.floorMod(key, partitions) == partition, found);
    }
    Collections.sort(found.pairs);
    return found;
  }

  /** Every pair of rows, in turn. */
  private static FoundPairs plain(List<SimilarPairs.Entry> entries, boolean onlyCandidates) {
    FoundPairs found = new FoundPairs();
    List<SimilarPairs.Entry> different = new ArrayList<>();
    for (SimilarPairs.Entry row : entries) {
      List<SimilarPairs.Entry> similar =
          different.stream().filter(other -> similarity(other, row) >= THRESHOLD).toList();
      Optional<SimilarPairs.Entry> equal =
          similar.stream()
              .filter(other -> Arrays.equals(other.shingles(), row.shingles()))
              .findFirst();
      if (equal.isPresent()) {
        found.addCopy(equal.get().node(), row.node());
        continue;
      }
      different.add(row);
      similar.stream()
          .filter(other -> !onlyCandidates || areCandidates(other, row))
          .forEach(other -> found.add(other.node(), row.node(), similarity(other, row)));
    }
    Collections.sort(found.pairs);
    return found;
  }

  private static double similarity(SimilarPairs.Entry a, SimilarPairs.Entry b) {
    return Jaccard.similarity(a.shingles(), b.shingles());
  }

  private static boolean areCandidates(SimilarPairs.Entry a, SimilarPairs.Entry b) {
    return IntStream.range(0, a.bands().length).anyMatch(i -> a.bands()[i] == b.bands()[i]);
  }

  @Test
  void givenClusteredTexts_findsWhatComparingAllFinds() {
    List<SimilarPairs.Entry> entries = entries(Texts.clustered(new SplittableRandom(12), ROWS));
    FoundPairs candidates = plain(entries, true);
    FoundPairs all = plain(entries, false);
    assertThat(candidates.edges.size()).isGreaterThan(500);
    assertThat(candidates.edges.copyCount()).isGreaterThan(500);
    assertThat(candidates.edges.size()).isGreaterThan((int) (0.99 * all.edges.size()));
    for (int partitions : new int[] {1, 2, 4, 8, 64}) {
      assertThat(found(entries, partitions).pairs).isEqualTo(candidates.pairs);
    }
  }

  @Test
  void givenClusteredTexts_keepsWhatThePlainRuleKeeps() {
    List<SimilarPairs.Entry> entries = entries(Texts.clustered(new SplittableRandom(13), ROWS));
    FirstIndependentSet set = FirstIndependentSet.of(ROWS, found(entries, 4).edges);
    List<SimilarPairs.Entry> kept = new ArrayList<>();
    for (SimilarPairs.Entry row : entries) {
      boolean stays = kept.stream().noneMatch(k -> areSimilar(k, row));
      assertThat(set.stays(row.node())).isEqualTo(stays);
      if (stays) {
        kept.add(row);
      } else {
        SimilarPairs.Entry partner = entries.get(set.partner(row.node()));
        assertThat(set.stays(partner.node())).isTrue();
        assertThat(partner.node()).isLessThan(row.node());
        assertThat(set.similarity(row.node()))
            .isEqualTo(Jaccard.similarity(partner.shingles(), row.shingles()))
            .isGreaterThanOrEqualTo(THRESHOLD);
      }
    }
    assertThat(kept).hasSizeBetween(ROWS / 10, ROWS * 9 / 10);
  }

  private static boolean areSimilar(SimilarPairs.Entry a, SimilarPairs.Entry b) {
    return areCandidates(a, b) && similarity(a, b) >= THRESHOLD;
  }

  @Test
  void givenAnyInputOrder_theSameTextsStay() {
    SplittableRandom random = new SplittableRandom(14);
    List<String> texts = Texts.clustered(random, 1000);
    TreeSet<String> expected = stayingTexts(texts);
    for (int i = 0; i < 3; i++) {
      assertThat(stayingTexts(Texts.shuffled(random, texts))).isEqualTo(expected);
    }
  }

  private static TreeSet<String> stayingTexts(List<String> texts) {
    List<String> ordered = texts.stream().sorted().toList();
    List<SimilarPairs.Entry> entries = entries(ordered);
    FirstIndependentSet set = FirstIndependentSet.of(texts.size(), found(entries, 2).edges);
    TreeSet<String> staying = new TreeSet<>();
    IntStream.range(0, texts.size()).filter(set::stays).forEach(i -> staying.add(ordered.get(i)));
    return staying;
  }

  @Test
  void givenAMillionEqualRows_isLinear() {
    SimilarPairs.Entry one = entries(List.of("the same few words in every single row")).get(0);
    List<SimilarPairs.Entry> entries = new ArrayList<>();
    for (int i = 0; i < 1_000_000; i++) {
      entries.add(new SimilarPairs.Entry(i, one.shingles(), one.bands()));
    }
    Edges edges = new Edges();
    Assertions.assertTimeout(
        Duration.ofSeconds(30), () -> new SimilarPairs(1).find(entries, key -> true, edges));
    assertThat(edges.copyCount()).isEqualTo(999_999);
    assertThat(edges.size()).isZero();
  }

  @Test
  void givenPairThatSharesNoBucket_isNotCompared() {
    FoundPairs found = new FoundPairs();
    List<SimilarPairs.Entry> entries =
        List.of(
            new SimilarPairs.Entry(0, new long[] {1, 2, 3, 4}, new long[] {10, 20}),
            new SimilarPairs.Entry(1, new long[] {1, 2, 3, 4, 5}, new long[] {11, 21}),
            new SimilarPairs.Entry(2, new long[] {1, 2, 3, 4, 6}, new long[] {12, 20}));
    new SimilarPairs(THRESHOLD).find(entries, key -> true, found);
    assertThat(found.pairs).containsExactly("0 2 0.8");
  }

  @Test
  void givenNoEntries_findsNothing() {
    FoundPairs found = new FoundPairs();
    new SimilarPairs(THRESHOLD).find(List.of(), key -> true, found);
    assertThat(found.pairs).isEmpty();
  }

  @Test
  void givenThresholdOutOfRange_fails() {
    for (double threshold : new double[] {0, -1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> new SimilarPairs(threshold))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
