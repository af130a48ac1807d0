package dev.winnow.filters.neardup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KeyCountsTest {
  @Test
  void givenHashes_neverCountsTooFewAndSeldomTooMany() {
    SplittableRandom random = new SplittableRandom(3);
    KeyCounts counts = new KeyCounts(30_000);
    long[] once = random.longs(10_000).toArray();
    long[] twice = random.longs(10_000).toArray();
    for (long hash : once) {
      counts.add(hash);
    }
    for (int i = 0; i < 2; i++) {
      for (long hash : twice) {
        counts.add(hash);
      }
    }
    assertThat(counts.shared(twice)).isEqualTo(twice);
    assertThat(counts.shared(once).length).isLessThan(5_500); // 1 − e^(−20,000/32,768): 4,570
    for (long hash : twice) {
      assertThat(counts.of(hash)).isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void givenVeryMany_staysAtTheMost() {
    KeyCounts counts = new KeyCounts(1);
    for (int i = 0; i < 70_000; i++) {
      counts.add(7);
    }
    assertThat(counts.of(7)).isEqualTo(65_535);
  }
}
