package dev.winnow.generators.quota;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConcurrencyTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long MILLI = 1_000_000L;

  /** Fills what it admits, for so long; the number in flight at the end. */
  private static int fill(Concurrency concurrency, int inFlight, long from, long to) {
    int flying = inFlight;
    for (long now = from; now <= to; now += MILLI) {
      while (concurrency.waitFor(flying, now) == 0) {
        flying++;
      }
    }
    return flying;
  }

  @Test
  void givenStatedNumber_isReachedWithinHalfASecond() {
    Concurrency concurrency = new Concurrency(1000, true);
    assertThat(fill(concurrency, 0, 1, 1)).isEqualTo(Concurrency.START);
    assertThat(fill(concurrency, 8, 1, SECOND / 2)).isEqualTo(1000);
  }

  @Test
  void givenNoStatedNumber_growsAStepASecond() {
    Concurrency concurrency = new Concurrency(64, false);
    assertThat(fill(concurrency, 0, 1, SECOND / 2)).isEqualTo(8);
    assertThat(fill(concurrency, 8, SECOND / 2, 3 * SECOND + MILLI)).isEqualTo(20);
  }

  @Test
  void givenItIsHardlyUsed_doesNotGrow() {
    Concurrency concurrency = new Concurrency(64, false);
    for (int second = 1; second < 100; second++) {
      concurrency.waitFor(2, second * SECOND);
    }
    assertThat(concurrency.limit()).isEqualTo(8);
  }

  @Test
  void givenOverload_isCutOnceAWindowAndGrowsAgain() {
    Concurrency concurrency = new Concurrency(100, true);
    fill(concurrency, 0, 1, SECOND / 2);
    for (int i = 0; i < 50; i++) {
      concurrency.finished(true, SECOND / 2);
    }
    concurrency.waitFor(100, SECOND + 1);
    assertThat(concurrency.limit()).isEqualTo(70);
    concurrency.waitFor(70, SECOND + 2);
    concurrency.waitFor(70, 2 * SECOND + 2);
    assertThat(concurrency.limit()).isEqualTo(76);
  }

  @Test
  void givenOneOverloadInThirty_isNotCut() {
    Concurrency concurrency = new Concurrency(100, true);
    fill(concurrency, 0, 1, SECOND / 2);
    for (int i = 0; i < 30; i++) {
      concurrency.finished(i == 0, SECOND / 2);
    }
    concurrency.waitFor(100, SECOND + 1);
    assertThat(concurrency.limit()).isEqualTo(100);
  }

  @Test
  void givenOverloadForEver_keepsOneCall() {
    Concurrency concurrency = new Concurrency(100, true);
    for (int second = 1; second < 100; second++) {
      concurrency.waitFor(100, second * SECOND);
      concurrency.finished(true, second * SECOND);
    }
    assertThat(concurrency.limit()).isEqualTo(1);
  }
}
