package dev.winnow.filters.novelty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeastCommonTest {
  @Test
  void givenEveryPercent_isTheFirstThatIsOver() {
    for (int percent = 1; percent < 100; percent++) {
      LeastCommon common = new LeastCommon(percent / 100.0);
      for (int words = 0; words < 3000; words++) {
        long least = common.of(words);
        assertThat(200 * least).isGreaterThan((long) percent * words);
        assertThat(200 * (least - 1)).isLessThanOrEqualTo((long) percent * words);
      }
    }
  }

  @Test
  void givenMaximumsAtTheEdges_isExact() {
    assertThat(new LeastCommon(0.7).of(20)).isEqualTo(8);
    assertThat(new LeastCommon(Math.nextDown(0.7)).of(20)).isEqualTo(7);
    assertThat(new LeastCommon(Double.MIN_VALUE).of(4000)).isEqualTo(1);
    assertThat(new LeastCommon(Math.nextDown(1.0)).of(4000)).isEqualTo(2000);
  }

  @Test
  void givenALength_boundsTheOther() {
    for (int percent : new int[] {5, 50, 70, 99}) {
      LeastCommon common = new LeastCommon(percent / 100.0);
      for (int m = 1; m < 60; m++) {
        for (int n = 1; n < 60; n++) {
          boolean canBe = 200 * Math.min(m, n) > percent * (m + n);
          boolean within = n >= common.shortest(m) && n <= common.longest(m, 59);
          assertThat(within).as(percent + " " + m + " " + n).isEqualTo(canBe);
        }
      }
    }
  }
}
