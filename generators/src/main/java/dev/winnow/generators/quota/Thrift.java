package dev.winnow.generators.quota;

/**
 * Goes at half the speed while a server says that less than a twentieth of a limit is left, so that
 * nothing is refused: the server's own count is the best there is. Not for long, because the limit
 * of some is a minute's while what can be left is a second's.
 */
final class Thrift {
  private static final double WEIGHT = 1 / 16.0;
  private static final double NANOS = 1e9;
  private static final long LONGEST = 10_000_000_000L;

  private TokenBucket bucket = new TokenBucket(Double.POSITIVE_INFINITY, 0.1, 1, 1);
  private long last = Long.MIN_VALUE;
  private double interval = Double.NaN;
  private boolean scarce;
  private long until;

  void started(long now) {
    if (now < until) {
      bucket.take(1, now);
    }
    if (last != Long.MIN_VALUE) {
      double between = (now - last) / NANOS;
      interval =
          Double.isNaN(interval) ? between : interval + WEIGHT * Math.min(1, between - interval);
    }
    last = now;
  }

  void told(RateLimits limits, long now) {
    boolean before = scarce;
    scarce = limits.scarce();
    if (!scarce) {
      until = now;
    } else if (!before && interval > 0) {
      until = now + LONGEST;
      bucket = new TokenBucket(0.5 / interval, 0.1, 1, 1);
    }
  }

  long waitFor(long now) {
    return now < until ? Math.min(until - now, bucket.waitFor(1, now)) : 0;
  }
}
