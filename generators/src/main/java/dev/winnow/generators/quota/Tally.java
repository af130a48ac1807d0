package dev.winnow.generators.quota;

import java.time.Duration;

/** Counts a governor's calls, and since when none was answered. */
final class Tally {
  private long started;
  private long refused;
  private long failed;
  private boolean troubled;
  private long troubledSince;

  void started() {
    started++;
  }

  void finished(Outcome outcome, long now) {
    if (outcome instanceof Outcome.Answered || outcome instanceof Outcome.Useless) {
      troubled = false;
      return;
    }
    if (outcome instanceof Outcome.Abandoned) {
      return;
    }
    if (outcome instanceof Outcome.Refused) {
      refused++;
    } else {
      failed++;
    }
    if (!troubled) {
      troubled = true;
      troubledSince = now;
    }
  }

  Duration trouble(long now) {
    return troubled ? Duration.ofNanos(now - troubledSince) : Duration.ZERO;
  }

  Traffic traffic(int inFlight, long pausedNanos) {
    return new Traffic(started, inFlight, refused, failed, Duration.ofNanos(pausedNanos));
  }
}
