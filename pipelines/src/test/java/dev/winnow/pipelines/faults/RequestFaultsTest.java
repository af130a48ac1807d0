package dev.winnow.pipelines.faults;

import static dev.winnow.pipelines.faults.FaultyRunAssert.assertRun;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that the server will not take: as 4xx, as 500, and as an error with status 200. */
class RequestFaultsTest extends FaultTest {
  @Test
  void givenContextOverflowInEveryForm_failsAtOnce() {
    String openAi =
        Answers.error(
            "context_length_exceeded",
            "This model's maximum context length is 4096 tokens. Please reduce the length.");
    String llamaCpp =
        Answers.error(500, "the request exceeds the available context size. try increasing it");
    String lmStudio =
        "{\"error\":\"Trying to keep the first 4541 tokens when context overflows. However, the"
            + " model is loaded with context length of only 4096 tokens\"}";
    server.eachAlways(
        List.of(
            Reply.status(400, openAi),
            Reply.status(400, llamaCpp),
            Reply.status(500, llamaCpp),
            Reply.json(lmStudio)));

    assertRun(run(5))
        .failed("context_overflow", 4, 1)
        .some("HTTP 400", "context_length_exceeded")
        .some("HTTP 400", "context size")
        .some("HTTP 500", "context size")
        .some("HTTP 200", "only 4096 tokens");
    assertThat(server.attempts()).containsExactly(1, 1, 1, 1, 1);
  }

  @Test
  void givenOther400_failsAtOnceAndTheRunGoesOn() {
    server.firstAlways(Reply.status(400, Answers.error(400, "extra fields not permitted")));

    assertRun(run(3))
        .failedOne("bad_request", 2)
        .detail("HTTP 400", "extra fields not permitted")
        .raw("extra fields");
    assertThat(server.attempts()).containsExactly(1, 1, 1);
  }

  @Test
  void givenNothingBut400_stopsAfterTheFirstTwenty() {
    server.always(Reply.status(400, Answers.error(400, "unknown field: response_format")));

    assertRun(recipe().teacher("in_flight: 4").requests(60).run(folder))
        .stopped("unknown field: response_format");
    assertThat(server.calls()).hasSizeBetween(20, 24);
  }

  @Test
  void givenOneGoodAmong400s_theRunGoesOn() {
    server.script(
        (request, attempt) ->
            request == 3
                ? Reply.json(Answers.good(request))
                : Reply.status(400, Answers.error(400, "odd")));

    FaultyRun run = recipe().teacher("in_flight: 1").requests(30).run(folder);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.ledger().path("failed").path("bad_request").asInt()).isEqualTo(29);
    assertThat(run.ledger().path("balanced").asBoolean()).isTrue();
  }

  static Stream<Arguments> errorsWith200() {
    return Stream.of(
        Arguments.of(Answers.error(500, "worker crashed"), "server_error", 7),
        Arguments.of(Answers.error(400, "extra field"), "bad_request", 1),
        Arguments.of("{\"object\":\"error\",\"message\":\"busy\",\"code\":503}", "overloaded", 7));
  }

  @ParameterizedTest
  @MethodSource("errorsWith200")
  void givenErrorWith200_isClassifiedByTheErrorInside(String body, String reason, int calls) {
    server.firstAlways(Reply.json(body));

    assertRun(run(2)).failedOne(reason, 1).raw(body);
    assertThat(server.attempts()).containsExactly(calls, 1);
  }

  @Test
  void givenRateLimitWith200_isWaitedOut() {
    Reply slow = Reply.json(Answers.error(429, "slow down"));
    server.first(slow, slow, slow, slow, slow, slow, slow, slow);

    assertRun(run(1)).keptAll(1);
    assertThat(server.attempts()).containsExactly(9);
  }

  static Stream<Arguments> fatal() {
    return Stream.of(
        Arguments.of(Reply.status(401, Answers.error("invalid_api_key", "bad key")), "bad key"),
        Arguments.of(Reply.status(404, Answers.error("model_not_found", "no model m")), "no model"),
        Arguments.of(Reply.json(Answers.error("invalid_api_key", "bad key")), "bad key"));
  }

  @ParameterizedTest
  @MethodSource("fatal")
  void givenFatalErrorMidway_stopsAndTheSameCommandResumes(Reply reply, String said) {
    server.script((request, attempt) -> request == 0 ? Reply.json(Answers.good(request)) : reply);
    FaultyRun.Recipe recipe = recipe().teacher("in_flight: 1").requests(3);

    assertRun(recipe.run(folder)).stopped(said);
    int calls = server.calls().size();
    assertThat(calls).isBetween(2, 3);

    server.healed();
    assertRun(recipe.run(folder)).keptAll(3);
    assertThat(server.calls()).as("the first is paid for").hasSize(calls + 2);
  }
}
