package dev.winnow.pipelines.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlapTest {
  private static BitSet hits(int rules, double chance, SplittableRandom random) {
    BitSet hits = new BitSet();
    for (int rule = 0; rule < rules; rule++) {
      hits.set(rule, random.nextDouble() < chance);
    }
    return hits;
  }

  private static long naive(List<BitSet> rows, Predicate<BitSet> condition) {
    return rows.stream().filter(condition).count();
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 0.5", "2, 3, 0.3", "3, 7, 0.1", "4, 70, 0.05"})
  void givenRandomHits_countsWhatLookingAtEveryRowCounts(long seed, int rules, double chance) {
    SplittableRandom random = new SplittableRandom(seed);
    List<BitSet> rows = new ArrayList<>();
    Overlap overlap = new Overlap(rules);
    for (int part = 0; part < 4; part++) {
      Overlap counts = new Overlap(rules);
      for (int left = random.nextInt(300); left > 0; left--) {
        rows.add(hits(rules, chance, random));
        counts.add(rows.get(rows.size() - 1));
      }
      overlap.add(counts);
    }

    assertThat(overlap.rows()).isEqualTo(rows.size());
    for (int i = 0; i < rules; i++) {
      int one = i;
      assertThat(overlap.hits(one)).isEqualTo(naive(rows, row -> row.get(one)));
      assertThat(overlap.alone(one))
          .isEqualTo(naive(rows, row -> row.get(one) && row.cardinality() == 1));
      for (int other = 0; other < rules; other++) {
        int second = other;
        assertThat(overlap.both(one, second))
            .isEqualTo(naive(rows, row -> row.get(one) && row.get(second)));
      }
    }
  }

  @Test
  void givenNoRules_countsRows() {
    Overlap overlap = new Overlap(0);
    overlap.add(new BitSet());

    assertThat(overlap.rows()).isEqualTo(1);
  }
}
