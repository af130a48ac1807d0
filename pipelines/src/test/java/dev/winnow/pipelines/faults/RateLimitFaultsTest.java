package dev.winnow.pipelines.faults;

import static dev.winnow.pipelines.faults.FaultyRunAssert.assertRun;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 429 in all its forms. */
class RateLimitFaultsTest extends FaultTest {
  private static final String SLOW_DOWN = Answers.error("rate_limit_exceeded", "slow down");

  private static Reply[] times(int count, Reply reply) {
    return Collections.nCopies(count, reply).toArray(Reply[]::new);
  }

  @Test
  void given429WithRetryAfter_waitsAndUsesNoAttempt() {
    server.first(times(7, Reply.status(429, SLOW_DOWN, "Retry-After: 0")));

    assertRun(run(1)).keptAll(1);
    assertThat(server.attempts()).containsExactly(8);
  }

  @Test
  void given429WithRetryAfter_pausesEveryoneForTheFullTime() {
    Duration slow = Duration.ofMillis(150);
    Reply paused = Reply.status(429, SLOW_DOWN, "Retry-After: 1");
    server.script(
        (request, attempt) ->
            request == 0 && attempt == 0
                ? paused
                : Reply.after(slow, Reply.json(Answers.good(request))));

    assertRun(recipe().teacher("in_flight: 2").requests(8).run(folder)).keptAll(8);

    List<Call> calls = server.calls();
    assertThat(calls).hasSize(9);
    long told = calls.get(0).nanos();
    assertThat(calls.subList(1, calls.size()))
        .extracting(call -> Duration.ofNanos(call.nanos() - told).toMillis())
        .as("milliseconds after the limit was told: in flight already, or a second later")
        .allMatch(after -> after < 120 || after >= 1000);
  }

  @Test
  void given429Without_backsOffAndUsesNoAttempt() {
    server.first(times(8, Reply.status(429, SLOW_DOWN)));

    assertRun(run(2)).keptAll(2);
    assertThat(server.attempts()).containsExactly(9, 1);
  }

  @Test
  void givenInsufficientQuota_stopsAndTheSameCommandResumes() {
    String broke = Answers.error("insufficient_quota", "You exceeded your current quota");
    server.script(
        (request, attempt) ->
            request < 2 ? Reply.json(Answers.good(request)) : Reply.status(429, broke));
    FaultyRun.Recipe recipe = recipe().teacher("in_flight: 1").requests(4);

    assertRun(recipe.run(folder)).stopped("You exceeded your current quota", "billing");
    int calls = server.calls().size();
    assertThat(calls).isBetween(3, 4);

    server.healed();
    assertRun(recipe.run(folder)).keptAll(4);
    assertThat(server.attempts()).as("the first two are paid for").startsWith(1, 1);
    assertThat(server.calls()).hasSize(calls + 2);
  }

  @Test
  void givenRetryAfterOfAnHour_stopsAtOnce() {
    server.always(Reply.status(429, SLOW_DOWN, "Retry-After: 3600"));

    assertRun(run(1)).stopped("slow down", "60 min");
    assertThat(server.calls()).hasSize(1);
  }
}
