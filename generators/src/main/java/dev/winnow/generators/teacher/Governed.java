package dev.winnow.generators.teacher;

import dev.winnow.generators.quota.Governor;
import dev.winnow.generators.quota.Outcome;
import java.time.Duration;

/**
 * Calls when the governor lets it and tells it what became of the call; the permit is held until
 * the answer is committed. Ends the run where waiting has become hopeless.
 */
final class Governed implements Caller {
  private final Caller inner;
  private final Turnstile turnstile;

  Governed(Caller inner, Turnstile turnstile) {
    this.inner = inner;
    this.turnstile = turnstile;
  }

  @Override
  public ChatAnswer call(PreparedRequest request) throws TeacherException, InterruptedException {
    Governor.Call call = turnstile.enter(request);
    Outcome outcome = new Outcome.Abandoned();
    try {
      ChatAnswer answer = inner.call(request);
      outcome = new Outcome.Answered(answer.promptTokens(), answer.completionTokens());
      return answer;
    } catch (TeacherException e) {
      outcome = outcome(e);
      throw hopeless(e) ? given(e) : e;
    } finally {
      turnstile.leave(call, outcome);
    }
  }

  private static Outcome outcome(TeacherException e) {
    Duration told = e.retryAfter().orElse(null);
    return switch (e.fault()) {
      case RATE_LIMITED -> new Outcome.Refused(told);
      case OVERLOADED, TIMEOUT, CONNECTION_LOST -> new Outcome.Overloaded(told);
      case SERVER_ERROR -> new Outcome.Broken(told);
      default -> e.fatal() ? new Outcome.Abandoned() : new Outcome.Useless();
    };
  }

  private boolean hopeless(TeacherException e) {
    Outcome outcome = outcome(e);
    if (outcome instanceof Outcome.Abandoned || outcome instanceof Outcome.Useless) {
      return false;
    }
    // Other faults use up the tries of their request, and so come to an end.
    boolean endless = e.fault() == Fault.RATE_LIMITED || e.wasUnasked();
    return longer(wait(e)) || (endless && longer(turnstile.trouble()));
  }

  private static Duration wait(TeacherException e) {
    return e.retryAfter().orElse(Duration.ZERO);
  }

  private static boolean longer(Duration time) {
    return time.compareTo(Governor.PATIENCE) > 0;
  }

  private static TeacherException given(TeacherException e) {
    long patience = Governor.PATIENCE.toMinutes();
    String why =
        longer(wait(e))
            ? "; the server wants us to wait " + wait(e).plusSeconds(59).toMinutes() + " min"
            : "; the server has not answered once in " + patience + " min";
    return TeacherException.fatal(
        Fault.WAIT_TOO_LONG,
        e.detail() + why,
        "A run waits " + patience + " min at most. The same command later resumes");
  }
}
