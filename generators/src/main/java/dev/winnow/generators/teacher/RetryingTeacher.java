package dev.winnow.generators.teacher;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * Asks again after a fault that may pass, as often as {@link Fault#retries} says for each kind.
 * Waits between: what the server asks for by {@code Retry-After}, which uses up no attempt, or else
 * a random part of a time that doubles with each attempt (full jitter).
 */
final class RetryingTeacher implements Teacher {
  private static final Duration FIRST_BACKOFF = Duration.ofMillis(500);
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(250);

  /** The most time that one request spends on waits that the server asked for. */
  static final Duration LONGEST_PATIENCE = Duration.ofMinutes(15);

  private final Teacher inner;
  private final DoubleSupplier jitter;
  private final Sleeper sleeper;

  /**
   * @param jitter random numbers from 0 to under 1; safe for many threads
   */
  RetryingTeacher(Teacher inner, DoubleSupplier jitter, Sleeper sleeper) {
    this.inner = inner;
    this.jitter = jitter;
    this.sleeper = sleeper;
  }

  @Override
  public ChatAnswer ask(ChatRequest request) throws TeacherException, InterruptedException {
    Map<Fault, Integer> tried = new EnumMap<>(Fault.class);
    Duration patience = LONGEST_PATIENCE;
    while (true) {
      try {
        return inner.ask(request);
      } catch (TeacherException e) {
        if (e.retryAfter().isPresent() && e.fault().retries() > 0) {
          Duration wait = asked(e.retryAfter().get());
          patience = patience.minus(wait);
          if (patience.isNegative()) {
            throw e;
          }
          sleeper.sleep(wait);
        } else {
          int attempt = tried.merge(e.fault(), 1, Integer::sum);
          if (attempt > e.fault().retries()) {
            throw e;
          }
          sleeper.sleep(backoff(attempt));
        }
      }
    }
  }

  /** What the server asked for and a little more, so that not all come back at once. */
  private Duration asked(Duration retryAfter) {
    Duration least = retryAfter.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : retryAfter;
    return least.plus(part(FIRST_BACKOFF));
  }

  private Duration backoff(int attempt) {
    Duration ceiling = FIRST_BACKOFF.multipliedBy(1L << (attempt - 1));
    return part(ceiling.compareTo(LONGEST_BACKOFF) < 0 ? ceiling : LONGEST_BACKOFF);
  }

  private Duration part(Duration whole) {
    return Duration.ofMillis((long) (whole.toMillis() * jitter.getAsDouble()));
  }

  @Override
  public boolean supportsSchema() {
    return inner.supportsSchema();
  }
}
