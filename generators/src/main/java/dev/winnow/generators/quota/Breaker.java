package dev.winnow.generators.quota;

/**
 * Open at first, and after so many failures without an answer between them: then single calls
 * probe, at growing intervals, until one is answered. So an outage costs every request one try at
 * most.
 */
final class Breaker {
  /** No more than a request is tried again, or an outage with few requests would end them. */
  static final int FAILURES = 6;

  private static final long LONGEST_WAIT = 30_000_000_000L;

  private final long firstWait;
  private int failures;
  private boolean open = true;
  private long wait;
  private long nextProbe = Long.MIN_VALUE;

  /**
   * @param firstWait nanoseconds until the first probe; it doubles with each that fails, up to 30 s
   */
  Breaker(long firstWait) {
    this.firstWait = firstWait;
  }

  boolean open() {
    return open;
  }

  /** Nanoseconds until the next call may go; {@link Governor#FOR_A_CALL} while a probe is out. */
  long waitFor(int inFlight, long now) {
    if (!open) {
      return 0;
    }
    if (now < nextProbe) {
      return nextProbe - now;
    }
    return inFlight > 0 ? Governor.FOR_A_CALL : 0;
  }

  void answered() {
    failures = 0;
    wait = 0;
    open = false;
  }

  /** Notes a failure of a call that was started then. */
  void failed(long started, long now) {
    failures++;
    boolean probe = open && started >= nextProbe;
    if (probe || (!open && failures >= FAILURES)) {
      wait = probe && wait > 0 ? Math.min(LONGEST_WAIT, wait * 2) : firstWait;
      open = true;
      nextProbe = now + wait;
    }
  }
}
