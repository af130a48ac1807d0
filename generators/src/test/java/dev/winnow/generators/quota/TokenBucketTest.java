package dev.winnow.generators.quota;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private static final long SECOND = 1_000_000_000L;

  private final TokenBucket bucket = new TokenBucket(10, 0.5, 1, 1);

  @Test
  void givenOneInIt_theSecondWaits() {
    assertThat(bucket.waitFor(1, 7)).isZero();
    bucket.take(1, 7);
    assertThat(bucket.waitFor(1, 7)).isEqualTo(SECOND / 10);
    assertThat(bucket.waitFor(1, 7 + SECOND / 10)).isZero();
  }

  @Test
  void givenLongPause_makesUpForHalfASecondOnly() {
    bucket.take(1, 0);
    for (int i = 0; i < 5; i++) {
      assertThat(bucket.waitFor(1, 100 * SECOND)).isZero();
      bucket.take(1, 100 * SECOND);
    }
    assertThat(bucket.waitFor(1, 100 * SECOND)).isPositive();
  }

  @Test
  void givenCallLargerThanTheBucket_goesWhenItIsFullAndIsPaidOff() {
    bucket.take(1, 0);
    assertThat(bucket.waitFor(30, 0)).isEqualTo(SECOND / 2);
    bucket.take(30, SECOND / 2);
    assertThat(bucket.waitFor(1, SECOND / 2)).isEqualTo(26 * SECOND / 10);
  }

  @Test
  void givenLessCostThanReserved_givesItBack() {
    bucket.take(4, 0);
    bucket.take(-3, 0);
    assertThat(bucket.waitFor(1, 0)).isEqualTo(SECOND / 10);
  }

  @Test
  void givenNoLimit_neverWaits() {
    TokenBucket open = new TokenBucket(Double.POSITIVE_INFINITY, 1, 1, 1);
    for (int i = 0; i < 1000; i++) {
      open.take(1000, i);
      assertThat(open.waitFor(1000, i)).isZero();
    }
    open.fillAt(2, 1000);
    open.take(1, 1000);
    assertThat(open.waitFor(1, 1000)).isEqualTo(SECOND / 2);
  }
}
