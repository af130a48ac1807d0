package dev.winnow.generators.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Tries again what fails in a way that passes, with growing waits.
 *
 * @param most how long a failure may last
 * @param nanoTime a clock that never goes back, in nanoseconds
 */
record Patience(Duration most, LongSupplier nanoTime, Sleeper sleeper) {
  private static final Duration FIRST_WAIT = Duration.ofMillis(50);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  /** A minute: a server is started again in that time. */
  static final Patience STANDARD =
      new Patience(
          Duration.ofMinutes(1),
          System::nanoTime,
          wait -> TimeUnit.NANOSECONDS.sleep(wait.toNanos()));

  /** Waits. */
  interface Sleeper {
    void sleep(Duration wait) throws InterruptedException;
  }

  /** What is tried. */
  interface Attempt<T> {
    T make() throws SQLException, StoreException, InterruptedException;
  }

  /**
   * @param passes whether it makes sense to try again
   * @throws SQLException the last one, if it does not pass, or not in time
   */
  <T> T retry(Attempt<T> attempt, Predicate<SQLException> passes)
      throws SQLException, StoreException, InterruptedException {
    long start = nanoTime.getAsLong();
    Duration wait = FIRST_WAIT;
    while (true) {
      try {
        return attempt.make();
      } catch (SQLException e) {
        Duration left = most.minusNanos(nanoTime.getAsLong() - start);
        if (!passes.test(e) || left.isNegative() || left.isZero()) {
          throw e;
        }
        sleeper.sleep(wait.compareTo(left) < 0 ? wait : left);
        Duration longer = wait.multipliedBy(2);
        wait = longer.compareTo(LONGEST_WAIT) < 0 ? longer : LONGEST_WAIT;
      }
    }
  }
}
