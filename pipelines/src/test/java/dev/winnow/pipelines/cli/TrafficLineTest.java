package dev.winnow.pipelines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.generators.quota.Traffic;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrafficLineTest {
  @Test
  void givenNoCall_saysNothing() {
    assertThat(TrafficLine.of(Traffic.NONE)).isEmpty();
  }

  @Test
  void givenAllIsWell_saysHowManyAreInFlight() {
    assertThat(TrafficLine.of(new Traffic(9, 1000, 0, 0, Duration.ZERO)))
        .isEqualTo(" · 1,000 in flight");
  }

  @Test
  void givenTrouble_saysWhatAndForHowLongItWaits() {
    Traffic traffic = new Traffic(99, 0, 31, 2, Duration.ofMillis(11_001));
    assertThat(TrafficLine.of(traffic))
        .isEqualTo(" · 0 in flight · 31 refused · 2 failed calls · waiting 12 s");
    assertThat(TrafficLine.troubles(traffic)).isEqualTo(" · 31 refused · 2 failed calls");
  }
}
