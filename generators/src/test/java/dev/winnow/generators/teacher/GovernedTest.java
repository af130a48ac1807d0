package dev.winnow.generators.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.winnow.generators.quota.Governor;
import dev.winnow.generators.quota.Quota;
import dev.winnow.generators.teacher.RetriesTest.Failing;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GovernedTest {
  private final AtomicLong nanos = new AtomicLong();
  private final FatalFault fatal = new FatalFault();
  private final Turnstile turnstile =
      new Turnstile(
          new Governor(new Quota(4, true, null, null, 1), Duration.ZERO, () -> 0),
          fatal,
          nanos::get);

  private TeacherException thrown(Caller inner) {
    return catchThrowableOfType(
        TeacherException.class, () -> new Governed(inner, turnstile).call(RetriesTest.REQUEST));
  }

  @Test
  void givenAnswer_givesThePermitBack() throws Exception {
    assertThat(new Governed(new Failing(), turnstile).call(RetriesTest.REQUEST))
        .isEqualTo(RetriesTest.ANSWER);
    assertThat(turnstile.traffic().inFlight()).isZero();
    assertThat(turnstile.traffic().calls()).isEqualTo(1);
    assertThat(turnstile.outage()).isFalse();
  }

  @Test
  void givenRefusal_countsItAndPausesEveryone() {
    thrown(new Failing().then(1, Fault.RATE_LIMITED, Duration.ofSeconds(7)));

    assertThat(turnstile.traffic().refused()).isEqualTo(1);
    assertThat(turnstile.traffic().pause()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void givenRetryAfterOfAnHour_endsTheRunAtOnceAndSaysSo() {
    for (Fault fault : new Fault[] {Fault.RATE_LIMITED, Fault.OVERLOADED}) {
      TeacherException e = thrown(new Failing().then(1, fault, Duration.ofHours(1)));
      nanos.addAndGet(Duration.ofHours(2).toNanos());

      assertThat(e.fault()).isEqualTo(Fault.WAIT_TOO_LONG);
      assertThat(e).hasMessageContaining("60 min").hasMessageContaining("resumes");
    }
  }

  @Test
  void givenNoAnswerForAQuarterOfAnHour_endsTheRunAndSaysSo() {
    Failing inner = new Failing().then(3, Fault.RATE_LIMITED, null);
    assertThat(thrown(inner).fatal()).isFalse();
    nanos.addAndGet(Governor.PATIENCE.toNanos());
    assertThat(thrown(inner).fatal()).isFalse();
    nanos.addAndGet(Duration.ofMinutes(1).toNanos());

    assertThat(thrown(inner))
        .hasMessageContaining("has not answered once in 15 min")
        .extracting(TeacherException::fault)
        .isEqualTo(Fault.WAIT_TOO_LONG);
  }

  @Test
  void givenTimeoutsOfALastRequest_leavesThemToItsTries() throws Exception {
    Failing inner = new Failing();
    new Governed(inner, turnstile).call(RetriesTest.REQUEST);
    turnstile.recovered();
    inner.then(7, Fault.TIMEOUT, null);
    for (int i = 0; i < 7; i++) {
      nanos.addAndGet(Duration.ofMinutes(10).toNanos());
      assertThat(thrown(inner).fault()).isEqualTo(Fault.TIMEOUT);
    }
  }

  @Test
  void givenUselessAnswers_neverEndsTheRun() {
    Failing inner = new Failing().then(100, Fault.EMPTY_ANSWER, null);
    for (int i = 0; i < 100; i++) {
      nanos.addAndGet(Duration.ofMinutes(10).toNanos());
      assertThat(thrown(inner).fault()).isEqualTo(Fault.EMPTY_ANSWER);
    }
  }

  @Test
  void givenFatalFault_nobodyWaitsAnyLonger() {
    thrown(new Failing().then(1, Fault.RATE_LIMITED, Duration.ofSeconds(700)));
    fatal.note(TeacherException.fatal(Fault.STOPPED, "d", "m"));
    Failing inner = new Failing();

    assertThat(thrown(inner).fault()).isEqualTo(Fault.STOPPED);
    assertThat(inner.calls).isZero();
  }

  @Test
  void givenNothingInFlight_waitsForNobody() throws Exception {
    assertThat(turnstile.awaitNone(Duration.ZERO)).isTrue();
  }

  @Test
  void givenCallInFlight_waitsNoLongerThanAsked() throws Exception {
    new Governed(
            request -> {
              nanos.addAndGet(1);
              assertThat(turnstile.awaitNone(Duration.ZERO)).isFalse();
              return RetriesTest.ANSWER;
            },
            turnstile)
        .call(RetriesTest.REQUEST);
  }
}
