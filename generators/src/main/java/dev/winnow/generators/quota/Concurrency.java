package dev.winnow.generators.quota;

/**
 * How many calls may be in flight: additive increase, multiplicative decrease. It starts small,
 * doubles at once towards a number that the recipe states, until the server is first overloaded;
 * then it grows a step a window while at least half of it is used, and shrinks to 7/10 after a
 * window in which more than one call of twenty met an overloaded server. Not by latency, which
 * follows the length of the answers.
 */
final class Concurrency {
  static final int START = 8;

  private static final long WINDOW = 1_000_000_000L;

  /** The limit doubles in eight such steps while it ramps up, so that calls are spread. */
  private static final long STEP = 4_000_000L;

  private static final double FACTOR = Math.pow(2, 1 / 8.0);
  private static final double CUT = 0.7;
  private static final int TOLERATED = 20;
  private static final int STEPS = 16;

  private final int most;
  private boolean doubling;
  private double limit;
  private long grown;
  private long windowEnd;
  private int peak;
  private int finished;
  private int overloaded;

  Concurrency(int most, boolean stated) {
    this.most = most;
    doubling = stated;
    limit = Math.min(START, most);
  }

  int limit() {
    return (int) limit;
  }

  /** Begins anew from a small number, as after an outage. */
  void restart() {
    limit = Math.min(START, limit);
  }

  /** Nanoseconds until one more may go beside those in flight; 0 if it may go now. */
  long waitFor(int inFlight, long now) {
    roll(now);
    peak = Math.max(peak, inFlight);
    boolean grows = doubling && limit < most && inFlight * 2 >= limit;
    if (grows && now - grown >= STEP) {
      grown = now;
      limit = Math.min(most, Math.max(limit + 1, limit * FACTOR));
    }
    if (inFlight < (int) limit) {
      return 0;
    }
    return grows && limit < most ? grown + STEP - now : Governor.FOR_A_CALL;
  }

  /** A call has come home. */
  void finished(boolean overload, long now) {
    roll(now);
    finished++;
    overloaded += overload ? 1 : 0;
  }

  private void roll(long now) {
    if (windowEnd == 0) {
      windowEnd = now + WINDOW;
    }
    if (now < windowEnd) {
      return;
    }
    if (overloaded * TOLERATED > finished) {
      doubling = false;
      limit = Math.max(1, CUT * Math.min(limit, peak));
    } else if (peak * 2 >= limit) {
      limit = Math.min(most, limit + Math.max(1, most / STEPS));
    }
    windowEnd = now + WINDOW;
    peak = 0;
    finished = 0;
    overloaded = 0;
  }
}
