package dev.winnow.generators.quota;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BreakerTest {
  private static final long SECOND = 1_000_000_000L;

  private final Breaker breaker = new Breaker(SECOND);

  @Test
  void atFirst_letsOneCallProbe() {
    assertThat(breaker.open()).isTrue();
    assertThat(breaker.waitFor(0, 5)).isZero();
    assertThat(breaker.waitFor(1, 5)).isEqualTo(Governor.FOR_A_CALL);
    breaker.answered();
    assertThat(breaker.open()).isFalse();
    assertThat(breaker.waitFor(100, 5)).isZero();
  }

  @Test
  void givenSixFailuresInARow_opens() {
    breaker.answered();
    for (int i = 0; i < Breaker.FAILURES - 1; i++) {
      breaker.failed(0, 10);
    }
    assertThat(breaker.open()).isFalse();
    breaker.failed(0, 10);
    assertThat(breaker.open()).isTrue();
    assertThat(breaker.waitFor(0, 10)).isEqualTo(SECOND);
  }

  @Test
  void givenAnAnswerBetween_doesNotOpen() {
    for (int i = 0; i < 100; i++) {
      breaker.answered();
      for (int j = 0; j < Breaker.FAILURES - 1; j++) {
        breaker.failed(0, i);
      }
    }
    assertThat(breaker.open()).isFalse();
  }

  @Test
  void givenProbesThatFail_waitsLongerUpToHalfAMinute() {
    long now = 0;
    long[] waits = {1, 2, 4, 8, 16, 30, 30};
    for (long wait : waits) {
      breaker.failed(now, now);
      assertThat(breaker.waitFor(0, now)).isEqualTo(wait * SECOND);
      now += wait * SECOND;
    }
  }

  @Test
  void givenCallsFromBeforeTheOutage_theirFailuresAreNoProbes() {
    breaker.answered();
    for (int i = 0; i < 100; i++) {
      breaker.failed(0, 10);
    }
    assertThat(breaker.waitFor(0, 10)).isEqualTo(SECOND);
  }
}
