package dev.winnow.generators.quota;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code x-ratelimit-*} headers of an answer say, as OpenAI and its kin send them; null
 * for what they leave out.
 *
 * @param requests the limit of requests, in most cases of a minute
 * @param requestsLeft of it
 * @param tokens the limit of tokens, in most cases of a minute
 * @param tokensLeft of it
 * @param reset the time until the limit that is used up is whole again; null if none is used up
 */
public record RateLimits(
    @Nullable Long requests,
    @Nullable Long requestsLeft,
    @Nullable Long tokens,
    @Nullable Long tokensLeft,
    @Nullable Duration reset) {
  private static final Pattern PART = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{0,9})?)(ms|h|m|s)");
  private static final int LONGEST = 40;
  private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(365L * 86_400);

  /**
   * Reads headers; what is malformed counts as left out.
   *
   * @param header the value of a header by its lower-case name, or null
   */
  public static RateLimits of(Function<String, @Nullable String> header) {
    Long requestsLeft = number(header.apply("x-ratelimit-remaining-requests"));
    Long tokensLeft = number(header.apply("x-ratelimit-remaining-tokens"));
    Duration requests = reset(header.apply("x-ratelimit-reset-requests"), requestsLeft);
    Duration tokens = reset(header.apply("x-ratelimit-reset-tokens"), tokensLeft);
    return new RateLimits(
        number(header.apply("x-ratelimit-limit-requests")),
        requestsLeft,
        number(header.apply("x-ratelimit-limit-tokens")),
        tokensLeft,
        requests == null || (tokens != null && tokens.compareTo(requests) > 0) ? tokens : requests);
  }

  /** Whether less than a twentieth of a limit is left. */
  boolean scarce() {
    return scarce(requests, requestsLeft) || scarce(tokens, tokensLeft);
  }

  private static boolean scarce(@Nullable Long limit, @Nullable Long left) {
    return limit != null && left != null && left * 20 < limit;
  }

  private static @Nullable Duration reset(@Nullable String value, @Nullable Long left) {
    return value == null || (left != null && left > 0) ? null : duration(value).orElse(null);
  }

  /** A duration as {@code 1s}, {@code 6m0s}, {@code 1m7.5s} or {@code 20ms}, or bare seconds. */
  static Optional<Duration> duration(String value) {
    String text = value.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    boolean bare = Character.isDigit(text.charAt(text.length() - 1));
    String units = bare ? text + "s" : text;
    Matcher parts = PART.matcher(units);
    BigDecimal seconds = BigDecimal.ZERO;
    int end = 0;
    while (parts.find() && parts.start() == end) {
      seconds = seconds.add(new BigDecimal(parts.group(1)).multiply(unit(parts.group(2))));
      end = parts.end();
    }
    return end < units.length()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(seconds.min(MOST_SECONDS).movePointRight(9).longValue()));
  }

  private static BigDecimal unit(String unit) {
    return switch (unit) {
      case "h" -> BigDecimal.valueOf(3600);
      case "m" -> BigDecimal.valueOf(60);
      case "ms" -> new BigDecimal("0.001");
      default -> BigDecimal.ONE;
    };
  }

  private static @Nullable Long number(@Nullable String value) {
    if (value == null) {
      return null;
    }
    String text = value.strip();
    return text.matches("[0-9]{1,15}") ? (Long) Long.parseLong(text) : null;
  }
}
