package dev.winnow.generators.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitsTest {
  @ParameterizedTest
  @CsvSource({
    "1s,1000",
    "6m0s,360000",
    "1m7.5s,67500",
    "20ms,20",
    "1h2m3s,3723000",
    "0s,0",
    "12,12000",
    "0.05,50",
    "8.64s,8640"
  })
  void givenDuration_readsIt(String text, long millis) {
    assertThat(RateLimits.duration(text)).contains(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s",
        "abc",
        "-1s",
        "1s!",
        "1 s",
        "1d",
        "1m-5s",
        "999999999999999999999999999s"
      })
  void givenNoDuration_isLeftOut(String text) {
    assertThat(RateLimits.duration(text)).isEmpty();
  }

  @Test
  void givenHeaders_readsThem() {
    RateLimits limits =
        RateLimits.of(
            Map.of(
                    "x-ratelimit-limit-requests", "500",
                    "x-ratelimit-remaining-requests", "0",
                    "x-ratelimit-reset-requests", "120ms",
                    "x-ratelimit-limit-tokens", "10000",
                    "x-ratelimit-remaining-tokens", "9000",
                    "x-ratelimit-reset-tokens", "6m0s")
                ::get);
    assertThat(limits).isEqualTo(new RateLimits(500L, 0L, 10_000L, 9000L, Duration.ofMillis(120)));
    assertThat(limits.scarce()).isTrue();
  }

  @Test
  void givenResetAlone_isWhatIsWaitedFor() {
    RateLimits limits = RateLimits.of(Map.of("x-ratelimit-reset-requests", "1.500s")::get);
    assertThat(limits.reset()).isEqualTo(Duration.ofMillis(1500));
    assertThat(limits.scarce()).isFalse();
  }

  @Test
  void givenNonsense_isLeftOut() {
    RateLimits limits =
        RateLimits.of(
            Map.of(
                    "x-ratelimit-limit-requests", "many",
                    "x-ratelimit-remaining-requests", "-1",
                    "x-ratelimit-reset-requests", "soon")
                ::get);
    assertThat(limits).isEqualTo(new RateLimits(null, null, null, null, null));
  }
}
