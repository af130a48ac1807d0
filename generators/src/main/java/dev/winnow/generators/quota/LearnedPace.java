package dev.winnow.generators.quota;

/**
 * Learns a server's unknown rate limit from its refusals. Where calls are refused, the server's
 * bucket is empty; so the calls that it took between two refusals are just what it grants in that
 * time, whatever the bucket's size. The pace is that rate and very little more, which finds the
 * limit's edge again now and then; a pace that is not refused for long grows, so that a limit that
 * was raised, or underestimated, is found as well.
 */
final class LearnedPace {
  /** How much faster than the rate learned; what empties the bucket again. */
  private static final double HEADROOM = 0.005;

  /** Calls after which an older rate counts for 1/e. */
  private static final double MEMORY = 100;

  /** With fewer calls than these a rate is a guess. */
  private static final int EVIDENCE = 20;

  /** With so many times the rate learned taken without a refusal, that rate is no longer true. */
  private static final double OBSOLETE = 1.5;

  /** The pace stays for so many calls and seconds before it grows. */
  private static final int STEADY_CALLS = 200;

  private static final double STEADY_SECONDS = 30;
  private static final double GROWTH = 0.005;
  private static final double GROWTH_OF_A_GUESS = 0.125;

  /** With a limit that is stated, fewer refusals than this share are left to chance. */
  private static final double MANY = 0.1;

  private static final double NANOS = 1e9;

  private final TokenBucket bucket = new TokenBucket(Double.POSITIVE_INFINITY, 0.1, 1, 1);
  private final boolean stated;
  private double refusals;
  private boolean begun;
  private boolean refusedBefore;
  private long since;
  private long taken;
  private double calls;
  private double seconds;

  /**
   * @param stated whether the limit is known anyway, so that one refusal is no reason to slow down
   */
  LearnedPace(boolean stated) {
    this.stated = stated;
  }

  /** Whether refusals have taught anything yet. */
  boolean known() {
    return !Double.isInfinite(bucket.perSecond());
  }

  long waitFor(long now) {
    return bucket.waitFor(1, now);
  }

  void started(long now) {
    if (!begun) {
      begun = true;
      since = now;
    }
    taken++;
    bucket.take(1, now);
    double pace = bucket.perSecond();
    boolean steady = taken < STEADY_CALLS || (now - since) / NANOS < STEADY_SECONDS;
    if (!Double.isInfinite(pace) && !steady) {
      bucket.fillAt(pace * (1 + GROWTH / Math.max(1, pace)), now);
    }
  }

  void answered(long started, long now) {
    double pace = bucket.perSecond();
    if (taken >= EVIDENCE && taken * seconds > OBSOLETE * calls * (now - since) / NANOS) {
      // The server takes much more than it did: what it refused for is over.
      calls = 0;
      seconds = 0;
    }
    if (!Double.isInfinite(pace) && calls < EVIDENCE && started > since) {
      // Where nothing at all was learned, the pace is but the slowest there is.
      bucket.fillAt(pace * (calls < 1 ? 2 : 1 + GROWTH_OF_A_GUESS), now);
    }
  }

  /**
   * A call that was started then was refused.
   *
   * @param slowest the pace is never lower, in calls a second
   */
  void refused(long started, double slowest, long now) {
    if (refusedBefore && started <= since) {
      // Under way when the refusal before it came home: the server did not take this one either.
      calls = Math.max(0, calls - 1);
      refusals++;
      return;
    }
    taken--;
    double elapsed = Math.max(1e-3, (now - since) / NANOS);
    double recent = taken / elapsed;
    if (refusedBefore) {
      double kept = Math.exp(-taken / MEMORY);
      calls = calls * kept + taken;
      seconds = seconds * kept + elapsed;
      refusals = refusals * kept + 1;
      slowDown(recent, slowest, now);
    } else if (!stated) {
      bucket.fillAt(Math.max(slowest, recent / 2), now);
    }
    refusedBefore = true;
    since = now;
    taken = 0;
  }

  private void slowDown(double recent, double slowest, long now) {
    if (stated && refusals < MANY * (refusals + calls)) {
      return;
    }
    double learned = calls / seconds * (1 + HEADROOM + 1 / Math.max(1, calls));
    double pace = Math.min(bucket.perSecond(), Math.max(recent, slowest));
    double least = calls < EVIDENCE ? Math.max(slowest, pace / 2) : slowest;
    bucket.fillAt(Math.max(least, learned), now);
  }
}
