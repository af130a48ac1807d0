package dev.winnow.generators.quota;

/**
 * A token bucket: fills continuously up to a capacity, may be overdrawn by one call that is larger
 * than the capacity and by what turns out to have cost more than was reserved. An infinite rate
 * lets everything pass.
 */
final class TokenBucket {
  private static final double NANOS = 1e9;

  private final double seconds;
  private final double least;
  private double perSecond;
  private double level;
  private boolean begun;
  private long at;

  /**
   * @param perSecond how fast it fills
   * @param seconds its capacity, in seconds of filling: how long a pause can be made up for
   * @param least its capacity at least
   * @param level what is in it at first
   */
  TokenBucket(double perSecond, double seconds, double least, double level) {
    this.seconds = seconds;
    this.least = least;
    this.perSecond = perSecond;
    this.level = level;
  }

  double perSecond() {
    return perSecond;
  }

  /** Fills at this rate from now on; what is above the new capacity is lost. */
  void fillAt(double rate, long now) {
    fill(now);
    perSecond = rate;
    level = Math.min(level, capacity());
  }

  /** Nanoseconds until so much can be taken; 0 if it can be taken now. */
  long waitFor(double amount, long now) {
    if (Double.isInfinite(perSecond)) {
      return 0;
    }
    fill(now);
    double missing = Math.min(amount, capacity()) - level;
    return missing <= 1e-9 ? 0 : (long) Math.ceil(missing / perSecond * NANOS);
  }

  /** Takes so much, whether it is there or not; a negative amount gives it back. */
  void take(double amount, long now) {
    if (!Double.isInfinite(perSecond)) {
      fill(now);
      level = Math.min(capacity(), level - amount);
    }
  }

  private double capacity() {
    return Math.max(least, perSecond * seconds);
  }

  private void fill(long now) {
    if (begun && !Double.isInfinite(perSecond)) {
      level = Math.min(capacity(), level + (now - at) / NANOS * perSecond);
    }
    begun = true;
    at = now;
  }
}
