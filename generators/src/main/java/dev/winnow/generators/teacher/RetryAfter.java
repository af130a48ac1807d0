package dev.winnow.generators.teacher;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** When a server wants to be asked again: {@code Retry-After} (RFC 9110, 10.2.3). */
final class RetryAfter {
  private static final BigDecimal LONGEST_SECONDS = BigDecimal.valueOf(86_400 * 365L);

  private RetryAfter() {}

  /**
   * The time to wait, never negative; empty if the headers do not say or are malformed.
   *
   * @param millis values of {@code retry-after-ms}
   * @param seconds values of {@code retry-after}: seconds, or a date
   * @param now what a date is counted from
   */
  static Optional<Duration> of(List<String> millis, List<String> seconds, Instant now) {
    if (!millis.isEmpty()) {
      Optional<Duration> wait = number(millis.get(0).strip(), 3);
      if (wait.isPresent()) {
        return wait;
      }
    }
    if (seconds.isEmpty()) {
      return Optional.empty();
    }
    String value = seconds.get(0).strip();
    Optional<Duration> wait = number(value, 0);
    return wait.isPresent() ? wait : date(value, now);
  }

  private static Optional<Duration> number(String value, int decimals) {
    if (value.length() > 20 || !value.matches("[0-9]+(\\.[0-9]*)?")) {
      return Optional.empty();
    }
    BigDecimal seconds = new BigDecimal(value).movePointLeft(decimals).min(LONGEST_SECONDS);
    return Optional.of(Duration.ofMillis(seconds.movePointRight(3).longValue()));
  }

  private static Optional<Duration> date(String value, Instant now) {
    try {
      Instant then = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
