package dev.winnow.generators.teacher;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * Asks again after a fault that may pass, as often as {@link Fault#retries} says for each kind.
 * Waits between: what the server asks for by {@code Retry-After}, or else a random part of a time
 * that doubles with each attempt (full jitter). A wait that a rate limit asks for uses up no
 * attempt; a wait beyond {@link #LONGEST_PATIENCE} ends the run.
 */
final class RetryingTeacher implements Teacher {
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(250);

  /** The most time that one request spends on waits that the server asked for. */
  static final Duration LONGEST_PATIENCE = Duration.ofMinutes(15);

  private final Teacher inner;
  private final Duration firstBackoff;
  private final DoubleSupplier jitter;
  private final Sleeper sleeper;

  /**
   * @param firstBackoff the longest first wait
   * @param jitter random numbers from 0 to under 1; safe for many threads
   */
  RetryingTeacher(Teacher inner, Duration firstBackoff, DoubleSupplier jitter, Sleeper sleeper) {
    this.inner = inner;
    this.firstBackoff = firstBackoff;
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
        boolean told = e.fault() == Fault.RATE_LIMITED && e.retryAfter().isPresent();
        int attempt = told ? 0 : tried.merge(e.fault(), 1, Integer::sum);
        if (attempt > e.fault().retries()) {
          throw e;
        }
        if (e.retryAfter().isPresent()) {
          Duration wait = asked(e.retryAfter().get());
          patience = patience.minus(wait);
          if (patience.isNegative()) {
            throw tooLong(e, e.retryAfter().get());
          }
          sleeper.sleep(wait);
        } else {
          sleeper.sleep(backoff(attempt));
        }
      }
    }
  }

  private static TeacherException tooLong(TeacherException e, Duration wait) {
    return TeacherException.fatal(
        Fault.WAIT_TOO_LONG,
        e.detail() + "; the server wants us to wait " + shown(wait),
        "One request waits at most "
            + shown(LONGEST_PATIENCE)
            + " in all. The same command later resumes; a lower in_flight may help");
  }

  private static String shown(Duration wait) {
    return wait.toSeconds() >= 120
        ? String.format(Locale.ROOT, "%d min", wait.plusSeconds(59).toMinutes())
        : String.format(Locale.ROOT, "%d s", wait.plusMillis(999).toSeconds());
  }

  /** What the server asked for and a little more, so that not all come back at once. */
  private Duration asked(Duration retryAfter) {
    Duration least = retryAfter.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : retryAfter;
    return least.plus(part(firstBackoff));
  }

  private Duration backoff(int attempt) {
    Duration ceiling = firstBackoff.multipliedBy(1L << (attempt - 1));
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
