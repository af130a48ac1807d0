package dev.winnow.generators.teacher;

import dev.winnow.generators.quota.Governor;
import dev.winnow.generators.quota.Outcome;
import dev.winnow.generators.quota.RateLimits;
import dev.winnow.generators.quota.Traffic;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Where threads wait until the governor lets their call go: in the order in which they came, and
 * only the first of them looks at the clock.
 */
final class Turnstile {
  /** How soon the first in line sees that the run has ended. */
  private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(200);

  private final Governor governor;
  private final FatalFault fatal;
  private final LongSupplier nanos;
  private final Semaphore first = new Semaphore(1, true);

  Turnstile(Governor governor, FatalFault fatal, LongSupplier nanos) {
    this.governor = governor;
    this.fatal = fatal;
    this.nanos = nanos;
  }

  /** Waits for this request's turn. */
  Governor.Call enter(PreparedRequest request) throws TeacherException, InterruptedException {
    first.acquire();
    try {
      synchronized (governor) {
        while (true) {
          fatal.check();
          Governor.Admission admission =
              governor.admit(request.json().length(), request.mostTokens(), nanos.getAsLong());
          if (admission.call() != null) {
            return admission.call();
          }
          TimeUnit.NANOSECONDS.timedWait(governor, Math.min(LOOK, admission.waitNanos()));
        }
      }
    } finally {
      first.release();
    }
  }

  /** A call has come home. */
  void leave(Governor.Call call, Outcome outcome) {
    synchronized (governor) {
      governor.finished(call, outcome, nanos.getAsLong());
      governor.notifyAll();
    }
  }

  /** The server has shown that it works. */
  void recovered() {
    synchronized (governor) {
      governor.recovered();
      governor.notifyAll();
    }
  }

  void told(RateLimits limits) {
    synchronized (governor) {
      governor.told(limits, nanos.getAsLong());
    }
  }

  boolean outage() {
    synchronized (governor) {
      return governor.outage();
    }
  }

  Duration trouble() {
    synchronized (governor) {
      return governor.trouble(nanos.getAsLong());
    }
  }

  Traffic traffic() {
    synchronized (governor) {
      return governor.traffic(nanos.getAsLong());
    }
  }

  /** Waits until no call is in flight, but not for longer than this; whether none is. */
  boolean awaitNone(Duration longest) throws InterruptedException {
    long end = nanos.getAsLong() + longest.toNanos();
    synchronized (governor) {
      while (governor.traffic(nanos.getAsLong()).inFlight() > 0) {
        long left = end - nanos.getAsLong();
        if (left <= 0) {
          return false;
        }
        TimeUnit.NANOSECONDS.timedWait(governor, left);
      }
    }
    return true;
  }
}
