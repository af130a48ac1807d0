package dev.winnow.generators.quota;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Workers with endless work, each with a governor of its own, and one server; virtual time. */
final class Simulation {
  private static final double PROMPT_BYTES = 2000;
  private static final long WIRE = 20_000_000L;

  private record Event(long at, long order, Runnable what) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
  private final List<Worker> workers = new ArrayList<>();
  private final SimulatedServer server;
  private final SplittableRandom random;
  private final double latency;
  private final double tokens;
  private final boolean spread;
  private long now;
  private long order;

  /**
   * @param latency seconds that an answer takes
   * @param tokens of an answer
   * @param spread whether latency and tokens vary, by a log-normal of sigma 0.5
   */
  Simulation(
      SimulatedServer server,
      Quota quota,
      double latency,
      double tokens,
      boolean spread,
      long seed) {
    this.server = server;
    this.latency = latency;
    this.tokens = tokens;
    this.spread = spread;
    random = new SplittableRandom(seed);
    for (int i = 0; i < quota.workers(); i++) {
      workers.add(new Worker(new Governor(quota, Duration.ofSeconds(1), random::nextDouble)));
    }
  }

  Simulation run(double seconds) {
    long end = now + (long) (seconds * SimulatedServer.SECOND);
    for (Worker worker : workers) {
      after(0, worker::go);
    }
    while (!events.isEmpty() && events.peek().at() <= end) {
      Event event = events.poll();
      now = event.at();
      event.what().run();
    }
    now = end;
    return this;
  }

  private void after(long nanos, Runnable what) {
    events.add(new Event(now + nanos, order++, what));
  }

  private double factor() {
    return spread ? Math.exp(0.5 * random.nextGaussian()) : 1;
  }

  private final class Worker {
    final Governor governor;
    long next = Long.MAX_VALUE;

    Worker(Governor governor) {
      this.governor = governor;
    }

    void go() {
      while (true) {
        Governor.Admission admission = governor.admit((long) PROMPT_BYTES, 2048, now);
        if (admission.call() == null) {
          if (admission.waitNanos() != Governor.FOR_A_CALL && now + admission.waitNanos() < next) {
            next = now + admission.waitNanos();
            long mine = next;
            after(admission.waitNanos(), () -> wake(mine));
          }
          return;
        }
        send(admission.call());
      }
    }

    private void wake(long mine) {
      if (next == mine) {
        next = Long.MAX_VALUE;
        go();
      }
    }

    private void send(Governor.Call call) {
      double completion = Math.max(1, Math.rint(tokens * factor()));
      after(WIRE / 2, () -> arrive(call, completion));
    }

    private void arrive(Governor.Call call, double completion) {
      SimulatedServer.Reply reply = server.call(PROMPT_BYTES / 4 + completion, now);
      if (reply.refused()) {
        after(WIRE / 2, () -> home(call, new Outcome.Refused(reply.retryAfter()), null));
      } else {
        long takes = (long) (latency * factor() * SimulatedServer.SECOND) + WIRE / 2;
        Outcome answer = new Outcome.Answered((long) (PROMPT_BYTES / 4), (long) completion);
        after(takes, () -> home(call, answer, reply.limits()));
      }
    }

    private void home(Governor.Call call, Outcome outcome, @Nullable RateLimits limits) {
      if (limits != null) {
        governor.told(limits, now);
      }
      governor.finished(call, outcome, now);
      next = Long.MAX_VALUE;
      go();
    }
  }
}
