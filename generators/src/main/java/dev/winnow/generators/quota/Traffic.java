package dev.winnow.generators.quota;

import java.time.Duration;

/**
 * How the calls of a run stand, for people.
 *
 * @param calls that were made
 * @param inFlight that are not home yet
 * @param refused by a rate limit
 * @param failed because the server was overloaded, broke, or was not there
 * @param pause for how long nothing will be asked
 */
public record Traffic(long calls, int inFlight, long refused, long failed, Duration pause) {
  public static final Traffic NONE = new Traffic(0, 0, 0, 0, Duration.ZERO);

  /** Both together. */
  public Traffic plus(Traffic other) {
    return new Traffic(
        calls + other.calls,
        inFlight + other.inFlight,
        refused + other.refused,
        failed + other.failed,
        pause.compareTo(other.pause) > 0 ? pause : other.pause);
  }
}
