package dev.winnow.pipelines.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LengthsTest {
  /** The least value that at least so many percent of the sorted values do not exceed. */
  private static int naive(int[] sorted, int percent) {
    int i = 0;
    while (100L * (i + 1) < (long) percent * sorted.length) {
      i++;
    }
    return sorted[i];
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 10", "2, 2, 10", "3, 99, 5", "4, 100, 1000000", "5, 101, 50", "6, 4321, 900"})
  void givenRandomLengths_percentilesAreThoseOfASort(long seed, int count, int bound) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] values = random.ints(count, 0, bound).toArray();
    Lengths lengths = new Lengths();
    Lengths later = new Lengths();
    for (int i = 0; i < count; i++) {
      (i < count / 3 ? lengths : later).add(values[i]);
    }
    lengths.add(later);
    Arrays.sort(values);

    for (int percent = 0; percent <= 100; percent++) {
      assertThat(lengths.percentile(percent)).as("p%d", percent).isEqualTo(naive(values, percent));
    }
    assertThat(lengths.count()).isEqualTo(count);
    assertThat(lengths.sum()).isEqualTo(Arrays.stream(values).asLongStream().sum());
    assertThat(lengths.mean()).isEqualTo(Arrays.stream(values).average().orElseThrow());
  }

  @Test
  void givenHugeLengths_sumsThem() {
    Lengths lengths = new Lengths();
    for (int i = 0; i < 3; i++) {
      lengths.add(Integer.MAX_VALUE);
    }

    assertThat(lengths.sum()).isEqualTo(3L * Integer.MAX_VALUE);
    assertThat(lengths.percentile(100)).isEqualTo(Integer.MAX_VALUE);
  }
}
