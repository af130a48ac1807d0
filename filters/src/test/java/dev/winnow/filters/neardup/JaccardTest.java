package dev.winnow.filters.neardup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JaccardTest {
  @Test
  void similarity_isBothOverUnion() {
    assertThat(Jaccard.similarity(new long[] {1, 2, 3}, new long[] {2, 3, 4})).isEqualTo(0.5);
    assertThat(Jaccard.similarity(new long[] {-5, 1}, new long[] {-5, 1})).isEqualTo(1);
    assertThat(Jaccard.similarity(new long[] {1}, new long[] {2, 3})).isZero();
    assertThat(Jaccard.similarity(new long[] {1, 2}, new long[] {1, 2, 3})).isEqualTo(2.0 / 3);
  }

  @Test
  void givenAnyFraction_comparesAsTheDoublesDo() {
    for (int union = 1; union <= 60; union++) {
      for (int both = 1; both <= union; both++) {
        for (int only = 0; only <= union - both; only++) {
          long[] a = run(0, both + only);
          long[] b = run(only, union - only);
          double exact = (double) both / union;
          assertThat(Jaccard.similarity(a, b)).isEqualTo(exact);
          assertThat(reaches(a, b, exact)).isTrue();
          assertThat(reaches(a, b, Math.nextUp(exact))).isFalse();
          assertThat(reaches(a, b, Math.nextDown(exact))).isTrue();
        }
      }
    }
  }

  private static boolean reaches(long[] a, long[] b, double threshold) {
    return Jaccard.similarityFrom(a, a.length, b, b.length, threshold) >= threshold;
  }

  private static long[] run(int first, int length) {
    long[] run = new long[length];
    for (int i = 0; i < length; i++) {
      run[i] = first + i;
    }
    return run;
  }

  @Test
  void givenRandomSets_stopsEarlyWithoutAnotherAnswer() {
    SplittableRandom random = new SplittableRandom(10);
    for (int i = 0; i < 20_000; i++) {
      int union = 1 + random.nextInt(40);
      long[][] pair = Sets.pair(random, random.nextInt(union), union + 1);
      double similarity = Jaccard.similarity(pair[0], pair[1]);
      for (double threshold : new double[] {1e-9, 0.1, 0.3, 0.5, 2.0 / 3, 0.7, 0.9, 1}) {
        assertThat(reaches(pair[0], pair[1], threshold)).isEqualTo(similarity >= threshold);
      }
    }
  }

  @Test
  void givenTwoThirds_meetsTwoThirds() {
    assertThat(reaches(run(0, 7), run(3, 7), 0.4)).isTrue();
    assertThat(reaches(run(0, 10), run(0, 7), 0.7)).isTrue();
  }
}
