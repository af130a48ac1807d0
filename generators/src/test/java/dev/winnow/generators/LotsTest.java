package dev.winnow.generators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LotsTest {
  private static final List<Integer> NUMBERS = IntStream.range(0, 20).boxed().toList();

  private static List<Integer> sample(long seed, String method, int index) {
    return Lots.of(NUMBERS, String::valueOf).sample(3, RequestRandom.of(seed, method, index));
  }

  @Test
  void givenSameSeedMethodAndIndex_samplesTheSame() {
    assertThat(sample(42, "alpaca", 7)).isEqualTo(sample(42, "alpaca", 7)).doesNotHaveDuplicates();
    assertThat(sample(42, "alpaca", 7)).isNotEqualTo(sample(43, "alpaca", 7));
    assertThat(sample(42, "alpaca", 7)).isNotEqualTo(sample(42, "orca", 7));
  }

  @Test
  void givenManyIndexes_showsEveryElementAboutAsOften() {
    int[] counts = new int[NUMBERS.size()];
    Set<List<Integer>> samples = new HashSet<>();
    for (int i = 0; i < 2000; i++) {
      List<Integer> sample = sample(1, "alpaca", i);
      samples.add(sample);
      sample.forEach(n -> counts[n]++);
    }
    assertThat(samples).hasSizeGreaterThan(1500);
    assertThat(Arrays.stream(counts).boxed())
        .allMatch(count -> count > 220 && count < 380); // 300 expected
  }

  @Test
  void givenOneElementMore_mostSamplesStayAsTheyAre() {
    List<Integer> more = new ArrayList<>(NUMBERS);
    more.add(0, 99);
    int changed = 0;
    for (int i = 0; i < 2000; i++) {
      List<Integer> after =
          Lots.of(more, String::valueOf).sample(3, RequestRandom.of(1, "alpaca", i));
      if (!after.equals(sample(1, "alpaca", i))) {
        changed++;
        assertThat(after).contains(99);
      }
    }
    assertThat(changed).isBetween(200, 380); // 3 of 21: 286 expected
  }

  @Test
  void givenFewOrMany_aSmallerSampleBeginsALargerOne() {
    List<Integer> numbers = IntStream.range(0, 500).boxed().toList();
    Lots<Integer> lots = Lots.of(numbers, n -> "s" + n % 400);
    for (int i = 0; i < 50; i++) {
      int index = i;
      List<Integer> all = lots.sample(500, RequestRandom.of(1, "alpaca", index));
      assertThat(all).containsExactlyInAnyOrderElementsOf(numbers);
      for (int count : new int[] {0, 1, 3, 64, 65}) {
        assertThat(lots.sample(count, RequestRandom.of(1, "alpaca", index)))
            .as("equal ids draw equal lots; the earlier of them is first")
            .isEqualTo(all.subList(0, count));
      }
    }
  }
}
