package dev.winnow.generators.quota;

import java.time.Duration;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A server with limits of its own, on a virtual clock. */
abstract class SimulatedServer {
  static final double SECOND = 1e9;

  long taken;
  long refused;
  double used;

  /** What the server answers to a call that arrives. */
  record Reply(boolean refused, @Nullable Duration retryAfter, @Nullable RateLimits limits) {
    static final Reply OK = new Reply(false, null, null);
  }

  /**
   * @param tokens what the call costs
   */
  final Reply call(double tokens, long now) {
    Reply reply = judge(tokens, now);
    if (reply.refused()) {
      refused++;
    } else {
      taken++;
      used += tokens;
    }
    return reply;
  }

  abstract Reply judge(double tokens, long now);

  /** What can be taken at most in so many seconds: calls, or tokens if these are limited. */
  abstract double offered(double seconds);

  double share(double seconds) {
    return taken / offered(seconds);
  }

  /** Continuous refill. */
  static class Bucket extends SimulatedServer {
    double perSecond;
    final double capacity;
    final boolean tells;
    double level;
    long at;

    Bucket(double perMinute, double seconds, boolean tells) {
      perSecond = perMinute / 60;
      capacity = Math.max(1, perSecond * seconds);
      level = capacity;
      this.tells = tells;
    }

    double cost(double tokens) {
      return 1;
    }

    @Override
    Reply judge(double tokens, long now) {
      level = Math.min(capacity, level + (now - at) / SECOND * perSecond);
      at = now;
      double cost = cost(tokens);
      if (level >= cost) {
        level -= cost;
        return taken();
      }
      double wait = Math.ceil((cost - level) / perSecond);
      return new Reply(true, tells ? Duration.ofSeconds((long) wait) : null, null);
    }

    Reply taken() {
      return Reply.OK;
    }

    @Override
    double offered(double seconds) {
      return capacity + perSecond * seconds;
    }
  }

  /** Continuous refill of tokens; calls are not limited. */
  static final class TokensBucket extends Bucket {
    TokensBucket(double perMinute, double seconds, boolean tells) {
      super(perMinute, seconds, tells);
    }

    @Override
    double cost(double tokens) {
      return tokens;
    }

    @Override
    double share(double seconds) {
      return used / offered(seconds);
    }
  }

  /** As OpenAI's: every answer tells limit, rest and the time until all of it is there again. */
  static final class Telling extends Bucket {
    Telling(double perMinute, double seconds) {
      super(perMinute, seconds, true);
    }

    @Override
    Reply taken() {
      Duration full = Duration.ofNanos((long) ((capacity - level) / perSecond * SECOND));
      return new Reply(
          false, null, new RateLimits((long) (perSecond * 60), (long) level, null, null, full));
    }
  }

  /** So many calls in each minute of the clock. */
  static final class Window extends SimulatedServer {
    final long perMinute;
    long minute = -1;
    long inMinute;

    Window(long perMinute) {
      this.perMinute = perMinute;
    }

    @Override
    Reply judge(double tokens, long now) {
      long current = (long) (now / SECOND / 60);
      if (current != minute) {
        minute = current;
        inMinute = 0;
      }
      if (inMinute < perMinute) {
        inMinute++;
        return Reply.OK;
      }
      double left = (current + 1) * 60 - now / SECOND;
      return new Reply(true, Duration.ofSeconds((long) Math.ceil(left)), null);
    }

    @Override
    double offered(double seconds) {
      return perMinute * Math.ceil(seconds / 60);
    }
  }

  /** Refuses by chance. */
  static final class Moody extends SimulatedServer {
    final SplittableRandom random;
    double refusals;
    final boolean tells;

    Moody(double refusals, boolean tells, long seed) {
      this.refusals = refusals;
      this.tells = tells;
      random = new SplittableRandom(seed);
    }

    @Override
    Reply judge(double tokens, long now) {
      return random.nextDouble() < refusals
          ? new Reply(true, tells ? Duration.ofSeconds(1) : null, null)
          : Reply.OK;
    }

    @Override
    double offered(double seconds) {
      return Double.POSITIVE_INFINITY;
    }
  }
}
