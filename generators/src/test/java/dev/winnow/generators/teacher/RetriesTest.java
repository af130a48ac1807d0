package dev.winnow.generators.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.winnow.templates.Json;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetriesTest {
  static final PreparedRequest REQUEST =
      new PreparedRequest(Json.MAPPER.createObjectNode(), "{}", "f", null);
  static final ChatAnswer ANSWER = new ChatAnswer("Hi", "stop", "m", 7L, 2L, "f");

  private final List<Duration> sleeps = new ArrayList<>();

  private Retries retrying(Caller inner) {
    return new Retries(inner, Duration.ofMillis(500), () -> 0.5, sleeps::add);
  }

  /** Fails by a script, then answers. */
  static final class Failing implements Caller {
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
    public ChatAnswer call(PreparedRequest request) throws TeacherException {
      calls++;
      if (!script.isEmpty()) {
        throw script.poll();
      }
      return ANSWER;
    }
  }

  private TeacherException thrown(Caller inner) {
    return catchThrowableOfType(TeacherException.class, () -> retrying(inner).call(REQUEST));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RATE_LIMITED")
  void givenFaultForEver_triesAsOftenAsItsKindAllows(Fault fault) {
    Failing inner = new Failing().then(50, fault, null);

    assertThat(thrown(inner).fault()).isEqualTo(fault);
    assertThat(inner.calls).isEqualTo(fault.retries() + 1);
  }

  @Test
  void givenServerErrors_doublesTheCeilingOfTheWait() throws Exception {
    Failing inner = new Failing().then(6, Fault.SERVER_ERROR, null);

    assertThat(retrying(inner).call(REQUEST)).isEqualTo(ANSWER);

    assertThat(sleeps.stream().map(Duration::toMillis))
        .containsExactly(250L, 500L, 1000L, 2000L, 4000L, 8000L);
  }

  @Test
  void givenRateLimitForLong_usesUpNoAttemptAndNoWaitIsOverHalfAMinute() throws Exception {
    Failing inner = new Failing().then(150, Fault.RATE_LIMITED, null);

    assertThat(retrying(inner).call(REQUEST)).isEqualTo(ANSWER);

    assertThat(sleeps).hasSize(150).contains(Duration.ofSeconds(15));
    assertThat(sleeps).allMatch(sleep -> sleep.compareTo(Duration.ofSeconds(15)) <= 0);
  }

  @Test
  void givenRefusalsForEverWhileOthersAreTaken_failsInTheEnd() {
    Failing inner = new Failing().then(500, Fault.RATE_LIMITED, Duration.ofSeconds(1));

    assertThat(thrown(inner).fault()).isEqualTo(Fault.RATE_LIMITED);
    assertThat(inner.calls).isEqualTo(Retries.MOST_TRIES);
  }

  @Test
  void givenToldTime_leavesTheWaitToTheGovernor() throws Exception {
    Failing inner =
        new Failing()
            .then(20, Fault.RATE_LIMITED, Duration.ofSeconds(10))
            .then(3, Fault.OVERLOADED, Duration.ofSeconds(10));

    assertThat(retrying(inner).call(REQUEST)).isEqualTo(ANSWER);

    assertThat(sleeps).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVER_ERROR", "OVERLOADED", "TIMEOUT", "CONNECTION_LOST"})
  void givenOutageBeforeTheRequestWasSent_usesUpNoAttempt(Fault fault) throws Exception {
    Failing inner = new Failing().then(6, fault, null);
    for (int i = 0; i < 100; i++) {
      inner.script.add(TeacherException.failed(fault, "d", "r").unasked());
    }

    assertThat(retrying(inner).call(REQUEST)).isEqualTo(ANSWER);
  }
}
