package dev.winnow.generators.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryingTeacherTest {
  private static final ChatRequest HELLO = OpenAiTeacherTest.HELLO;
  private static final ChatAnswer ANSWER = new ChatAnswer("Hi", "stop", "m", null, null, "f");

  private final List<Duration> sleeps = new ArrayList<>();

  private RetryingTeacher retrying(Teacher inner) {
    return new RetryingTeacher(inner, Duration.ofMillis(500), () -> 0.5, sleeps::add);
  }

  /** Fails by a script, then answers. */
  private static final class Failing implements Teacher {
    final Deque<TeacherException> script = new ArrayDeque<>();
    int calls;

    Failing then(int times, Fault fault, Duration retryAfter) {
      for (int i = 0; i < times; i++) {
        script.add(
            TeacherException.failed(fault, "d", "r").retryAfter(Optional.ofNullable(retryAfter)));
      }
      return this;
    }

    @Override
    public ChatAnswer ask(ChatRequest request) throws TeacherException {
      calls++;
      if (!script.isEmpty()) {
        throw script.poll();
      }
      return ANSWER;
    }

    @Override
    public boolean supportsSchema() {
      return true;
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void givenFaultForEver_triesAsOftenAsItsKindAllows(Fault fault) {
    Failing inner = new Failing().then(50, fault, null);

    TeacherException e =
        catchThrowableOfType(TeacherException.class, () -> retrying(inner).ask(HELLO));

    assertThat(e.fault()).isEqualTo(fault);
    assertThat(inner.calls).isEqualTo(fault.retries() + 1);
  }

  @Test
  void givenServerErrors_doublesTheCeilingOfTheWait() throws Exception {
    Failing inner = new Failing().then(6, Fault.SERVER_ERROR, null);

    assertThat(retrying(inner).ask(HELLO)).isEqualTo(ANSWER);

    assertThat(sleeps.stream().map(Duration::toMillis))
        .containsExactly(250L, 500L, 1000L, 2000L, 4000L, 8000L);
  }

  @Test
  void givenRetryAfter_waitsThatLongAndUsesNoAttempt() throws Exception {
    Failing inner = new Failing().then(20, Fault.RATE_LIMITED, Duration.ofSeconds(10));

    assertThat(retrying(inner).ask(HELLO)).isEqualTo(ANSWER);

    assertThat(sleeps).hasSize(20).containsOnly(Duration.ofMillis(10_250));
  }

  @Test
  void givenRetryAfterForEver_endsTheRunWhenPatienceEnds() {
    Failing inner = new Failing().then(10_000, Fault.RATE_LIMITED, Duration.ZERO);

    TeacherException e =
        catchThrowableOfType(TeacherException.class, () -> retrying(inner).ask(HELLO));

    assertThat(e.fatal()).isTrue();
    assertThat(e.reason()).isEqualTo("wait_too_long");
    assertThat(sleeps.stream().reduce(Duration.ZERO, Duration::plus))
        .isLessThanOrEqualTo(RetryingTeacher.LONGEST_PATIENCE);
  }

  @Test
  void givenRetryAfterOfAnHour_endsTheRunAtOnceAndSaysSo() {
    for (Fault fault : List.of(Fault.RATE_LIMITED, Fault.SERVER_ERROR)) {
      Failing inner = new Failing().then(1, fault, Duration.ofHours(1));

      TeacherException e =
          catchThrowableOfType(TeacherException.class, () -> retrying(inner).ask(HELLO));

      assertThat(e.fatal()).isTrue();
      assertThat(e).hasMessageContaining("60 min").hasMessageContaining("resumes");
      assertThat(sleeps).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVER_ERROR", "TIMEOUT"})
  void givenOtherFaultWithRetryAfter_waitsThatLongAndUsesAnAttempt(Fault fault) {
    Failing inner = new Failing().then(50, fault, Duration.ofSeconds(10));

    TeacherException e =
        catchThrowableOfType(TeacherException.class, () -> retrying(inner).ask(HELLO));

    assertThat(e.fault()).isEqualTo(fault);
    assertThat(inner.calls).isEqualTo(fault.retries() + 1);
    assertThat(sleeps).hasSize(fault.retries()).containsOnly(Duration.ofMillis(10_250));
  }
}
