package dev.winnow.generators.teacher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void givenSecondsMillisOrDate_readsThem() {
    assertThat(seconds("7")).isEqualTo(Duration.ofSeconds(7));
    assertThat(seconds("1.5")).isEqualTo(Duration.ofMillis(1500));
    assertThat(seconds("Thu, 01 Jan 2026 00:01:00 GMT")).isEqualTo(Duration.ofMinutes(1));
    assertThat(seconds("Wed, 31 Dec 2025 00:01:00 GMT")).isEqualTo(Duration.ZERO);
    assertThat(RetryAfter.of(List.of("20"), List.of("7"), NOW)).contains(Duration.ofMillis(20));
    assertThat(RetryAfter.of(List.of("x"), List.of("7"), NOW)).contains(Duration.ofSeconds(7));
  }

  @Test
  void givenNonsense_isEmpty() {
    for (String odd : List.of("", "soon", "-1", "NaN", "1e9", "9".repeat(100), "٣", "Thu, 01")) {
      assertThat(RetryAfter.of(List.of(), List.of(odd), NOW)).as(odd).isEmpty();
    }
    assertThat(RetryAfter.of(List.of(), List.of(), NOW)).isEmpty();
    assertThat(seconds("99999999999999999999")).isEqualTo(Duration.ofDays(365));
  }

  private static Duration seconds(String value) {
    return RetryAfter.of(List.of(), List.of(value), NOW).orElseThrow();
  }
}
