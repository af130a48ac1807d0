package dev.winnow.generators.quota;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides when the next call to one teacher may go: the number in flight ({@link Concurrency}),
 * requests and tokens a minute ({@link TokenBucket}), what refusals teach ({@link LearnedPace}),
 * what the server asks for ({@link RateLimits}, Retry-After: everyone waits), and outages ({@link
 * Breaker}). Not safe for threads; time is passed in, in nanoseconds of any origin.
 */
public final class Governor {
  /** The wait of whoever must wait for another call to come home. */
  public static final long FOR_A_CALL = Long.MAX_VALUE;

  /** Without a single answer for so long, in spite of tries, the run had better end. */
  public static final Duration PATIENCE = Duration.ofMinutes(15);

  /** How long a bucket makes up for: no burst is longer than this much of the quota. */
  private static final double BURST_SECONDS = 0.5;

  private static final long UNTOLD_PAUSE = 1_000_000_000L;

  /** Of a refusal's pause, so much counts for the slowest pace. */
  private static final long LONGEST_STEP = 5_000_000_000L;

  /** Servers that count more than this of one call are not believed. */
  private static final long MOST_TOKENS = 10_000_000;

  private static final double JITTER = 0.1;
  private static final long MOST_JITTER = 250_000_000L;

  private final Quota quota;
  private final DoubleSupplier jitter;
  private final Concurrency concurrency;
  private final TokenBucket calls;
  private final TokenBucket tokens;
  private final TokenEstimate estimate = new TokenEstimate();
  private final LearnedPace learned;
  private final Thrift thrift;
  private final Breaker breaker;
  private final Tally tally = new Tally();
  private long pausedUntil = Long.MIN_VALUE;
  private int inFlight;

  /**
   * @param firstProbe the time from an outage to the first probe
   * @param jitter random numbers from 0 to under 1
   */
  public Governor(Quota quota, Duration firstProbe, DoubleSupplier jitter) {
    this.quota = quota;
    this.jitter = jitter;
    concurrency = new Concurrency(quota.mostInFlight(), quota.stated());
    // Workers that share a limit begin at different moments, or they would always come together.
    double late = quota.workers() == 1 ? 0 : jitter.getAsDouble();
    calls = new TokenBucket(quota.callsPerSecond(), BURST_SECONDS, 1, 1 - late);
    tokens =
        new TokenBucket(
            quota.tokensPerSecond(), BURST_SECONDS, 1, 1 - late * TokenEstimate.UNLIMITED);
    learned = new LearnedPace(quota.rpm() != null || quota.tpm() != null);
    thrift = new Thrift();
    breaker = new Breaker(Math.max(1, firstProbe.toNanos()));
  }

  /** A call that went; give it back by {@link #finished}. */
  public static final class Call {
    private final long started;
    private final long promptBytes;
    private final double reserved;

    private Call(long started, long promptBytes, double reserved) {
      this.started = started;
      this.promptBytes = promptBytes;
      this.reserved = reserved;
    }
  }

  /**
   * Either a call that may go now, or how long to wait before asking again.
   *
   * @param call null if it must wait
   * @param waitNanos {@link #FOR_A_CALL} if only a call that comes home changes anything
   */
  public record Admission(@Nullable Call call, long waitNanos) {}

  /**
   * Asks for a call.
   *
   * @param promptBytes the size of its prompt
   * @param mostTokens the most tokens that its answer may have; null if unlimited
   */
  public Admission admit(long promptBytes, @Nullable Integer mostTokens, long now) {
    double cost = estimate.of(promptBytes, mostTokens);
    long wait = waitFor(cost, now);
    if (wait > 0) {
      return new Admission(null, wait);
    }
    inFlight++;
    calls.take(1, now);
    tokens.take(cost, now);
    learned.started(now);
    thrift.started(now);
    tally.started();
    return new Admission(new Call(now, promptBytes, cost), 0);
  }

  private long waitFor(double cost, long now) {
    long room = concurrency.waitFor(inFlight, now);
    return Math.max(Math.max(room, breaker.waitFor(inFlight, now)), timed(cost, now));
  }

  private long timed(double cost, long now) {
    long pause = pausedUntil == Long.MIN_VALUE ? 0 : pausedUntil - now;
    // Where refusals have taught a pace, that is finer than what a server's headers can say.
    long pace = learned.known() ? learned.waitFor(now) : thrift.waitFor(now);
    long quota = Math.max(calls.waitFor(1, now), tokens.waitFor(cost, now));
    return Math.max(0, Math.max(pause, Math.max(pace, quota)));
  }

  /** A call has come home, with its answer stored if there was one. */
  public void finished(Call call, Outcome outcome, long now) {
    inFlight--;
    tally.finished(outcome, now);
    if (outcome instanceof Outcome.Answered answer) {
      answered(call, answer, now);
    } else if (outcome instanceof Outcome.Refused refused) {
      refused(call, refused, now);
    } else if (outcome instanceof Outcome.Overloaded overloaded) {
      failed(call, true, overloaded.retryAfter(), now);
    } else if (outcome instanceof Outcome.Broken broken) {
      failed(call, false, broken.retryAfter(), now);
    } else if (outcome instanceof Outcome.Useless) {
      recovered();
      concurrency.finished(false, now);
    }
  }

  private void answered(Call call, Outcome.Answered answer, long now) {
    recovered();
    concurrency.finished(false, now);
    learned.answered(call.started, now);
    Long prompt = answer.promptTokens();
    Long completion = answer.completionTokens();
    if (prompt != null && completion != null && sane(prompt) && sane(completion)) {
      tokens.take(prompt + completion - call.reserved, now);
      estimate.learn(call.promptBytes, prompt, completion);
    }
  }

  private static boolean sane(long count) {
    return count >= 0 && count <= MOST_TOKENS;
  }

  /** The server has shown that it works. */
  public void recovered() {
    if (breaker.open()) {
      concurrency.restart();
    }
    breaker.answered();
  }

  private void refused(Call call, Outcome.Refused refused, long now) {
    tokens.take(-call.reserved, now);
    Duration told = refused.retryAfter();
    long pause = told == null ? UNTOLD_PAUSE : told.toNanos();
    long step = Math.min(LONGEST_STEP, Math.max(UNTOLD_PAUSE, pause));
    double slowest = 1e9 / quota.workers() / step;
    learned.refused(call.started, slowest, now);
    // A limit of calls in flight shows as a refusal as well; a server that tells a time has
    // another.
    concurrency.finished(told == null && inFlight * 2 >= concurrency.limit(), now);
    pause(pause, now);
  }

  private void failed(Call call, boolean overload, @Nullable Duration retryAfter, long now) {
    concurrency.finished(overload, now);
    breaker.failed(call.started, now);
    if (retryAfter != null) {
      pause(retryAfter.toNanos(), now);
    }
  }

  /** Everyone waits so long and a little more, so that not all workers come back at once. */
  private void pause(long nanos, long now) {
    long more = (long) (jitter.getAsDouble() * Math.min(MOST_JITTER, JITTER * nanos));
    pausedUntil = Math.max(pausedUntil, now + nanos + more);
  }

  /** What a server's answer says of its limits; of what time, servers do not say. */
  public void told(RateLimits limits, long now) {
    thrift.told(limits, now);
  }

  /** Whether the server is down, or was not tried yet: calls that fail say nothing of requests. */
  public boolean outage() {
    return breaker.open();
  }

  /** How long calls have failed or been refused without a single answer; zero if they have not. */
  public Duration trouble(long now) {
    return tally.trouble(now);
  }

  /** How things stand, for people. */
  public Traffic traffic(long now) {
    return tally.traffic(inFlight, Math.max(timed(1, now), breaker.waitFor(0, now)));
  }
}
