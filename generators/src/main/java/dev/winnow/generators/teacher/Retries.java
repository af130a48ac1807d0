package dev.winnow.generators.teacher;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * Calls again after a fault that may pass, as often as {@link Fault#retries} says for each kind; a
 * rate limit and an outage, which say nothing of the request, use up none of these, up to {@value
 * #MOST_TRIES} in all. Where the server told no time, it waits a random part of a time that doubles
 * with each try (full jitter); where it did, the governor holds everyone back for that long.
 */
final class Retries implements Caller {
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);
  private static final int MOST_DOUBLINGS = 16;

  /** Of a request that is refused while others are taken; there may be something about it. */
  static final int MOST_TRIES = 200;

  private final Caller inner;
  private final Duration firstBackoff;
  private final DoubleSupplier jitter;
  private final Sleeper sleeper;

  /**
   * @param firstBackoff the longest first wait
   * @param jitter random numbers from 0 to under 1; safe for many threads
   */
  Retries(Caller inner, Duration firstBackoff, DoubleSupplier jitter, Sleeper sleeper) {
    this.inner = inner;
    this.firstBackoff = firstBackoff;
    this.jitter = jitter;
    this.sleeper = sleeper;
  }

  @Override
  public ChatAnswer call(PreparedRequest request) throws TeacherException, InterruptedException {
    Map<Fault, Integer> counted = new EnumMap<>(Fault.class);
    for (int tries = 1; ; tries++) {
      try {
        return inner.call(request);
      } catch (TeacherException e) {
        int attempt = counted.merge(e.fault(), free(e) ? 0 : 1, Integer::sum);
        if (attempt > e.fault().retries() || e.fatal() || tries >= MOST_TRIES) {
          throw e;
        }
        if (e.retryAfter().isEmpty()) {
          sleeper.sleep(backoff(tries));
        }
      }
    }
  }

  private static boolean free(TeacherException e) {
    return e.fault() == Fault.RATE_LIMITED || e.wasUnasked();
  }

  private Duration backoff(int tries) {
    Duration ceiling = firstBackoff.multipliedBy(1L << Math.min(MOST_DOUBLINGS, tries - 1));
    Duration most = ceiling.compareTo(LONGEST_BACKOFF) < 0 ? ceiling : LONGEST_BACKOFF;
    return Duration.ofMillis((long) (most.toMillis() * jitter.getAsDouble()));
  }
}
