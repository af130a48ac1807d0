package dev.winnow.filters.neardup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LastByKeyTest {
  @Test
  void givenRandomKeys_isAMap() {
    for (int expected : new int[] {0, 10, 100_000}) {
      SplittableRandom random = new SplittableRandom(expected);
      LastByKey table = new LastByKey(expected);
      Map<Long, Integer> map = new HashMap<>();
      for (int i = 0; i < 50_000; i++) {
        // Also keys that differ in their low bits only, in their high ones only, and 0.
        long key = random.nextInt(3) == 0 ? random.nextInt(5_000) : random.nextLong(9_000) << 50;
        Integer before = map.put(key, i);
        assertThat(table.put(key, i)).isEqualTo(before == null ? Chains.NONE : before);
      }
    }
  }
}
