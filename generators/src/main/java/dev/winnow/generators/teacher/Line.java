package dev.winnow.generators.teacher;

import dev.winnow.generators.quota.Governor;
import dev.winnow.generators.quota.Quota;
import dev.winnow.generators.quota.Traffic;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The way to one model of one server. Teachers that differ in other things, such as the temperature
 * of a judge, share it: its limits, what was learned of them, and a fault that ends the run.
 */
final class Line {
  /** Outages last longer than a single broken call. */
  private static final int PROBE_BACKOFFS = 2;

  private static final Shared<Key, Line> LINES = new Shared<>();

  private final Key key;
  private final FatalFault fatal = new FatalFault();
  private final Turnstile turnstile;

  /**
   * Teachers with other limits for the same model have a line of their own: somebody has divided
   * what there is.
   */
  private record Key(Endpoint endpoint, String model, Quota quota, Duration backoff) {}

  private Line(Key key) {
    this.key = key;
    Governor governor =
        new Governor(
            key.quota(),
            key.backoff().multipliedBy(PROBE_BACKOFFS),
            () -> ThreadLocalRandom.current().nextDouble());
    turnstile = new Turnstile(governor, fatal, System::nanoTime);
  }

  /** The line of a teacher; give it back by {@link #release}. */
  static Line hold(TeacherSettings settings, Endpoint endpoint, int workers) {
    Quota quota =
        new Quota(
            settings.mostInFlight(),
            settings.inFlight() != null,
            settings.rpm(),
            settings.tpm(),
            workers);
    Key key = new Key(endpoint, settings.model(), quota, settings.backoff());
    return LINES.hold(key, () -> new Line(key));
  }

  void release() {
    LINES.release(key, line -> {});
  }

  FatalFault fatal() {
    return fatal;
  }

  Turnstile turnstile() {
    return turnstile;
  }

  Traffic traffic() {
    return turnstile.traffic();
  }
}
