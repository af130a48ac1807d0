package dev.winnow.filters.neardup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortedHashesTest {
  private static final SplittableRandom RANDOM = new SplittableRandom(11);

  private static void check(int length, LongUnaryOperator made) {
    long[] hashes = IntStream.range(0, length).mapToLong(made::applyAsLong).toArray();
    long[] expected = hashes.clone();
    Arrays.sort(expected);
    assertThat(SortedHashes.of(hashes)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 31, 32, 33, 63, 64, 65, 1000, 65_535, 65_536, 65_537})
  void givenHashes_sortsThem(int length) {
    check(length, i -> RANDOM.nextLong());
  }

  @Test
  void givenRepeatedHashes_sortsThem() {
    for (int kinds = 1; kinds <= 64; kinds++) {
      int of = kinds;
      check(200, i -> new SplittableRandom(RANDOM.nextInt(of)).nextLong());
    }
  }

  @Test
  void givenHashesOfOnePlace_sortsThem() {
    check(50_000, i -> i * 0x9e37L % 0xffff);
    check(200, i -> Long.MIN_VALUE + (i * 77) % 13);
    check(40, i -> i % 2 == 0 ? Long.MAX_VALUE - i : Long.MIN_VALUE + i);
  }
}
