package dev.winnow.pipelines.faults;

import static dev.winnow.pipelines.faults.FaultyRunAssert.assertRun;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.templates.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The faults that a server made by others injects into its answers as a language model. */
@Timeout(60)
class MockServerFaultsTest {
  @TempDir static Path shared;
  private static MockServer server;

  @TempDir Path folder;
  private final ArrayNode expectations = Json.MAPPER.createArrayNode();

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    server = MockServer.start(shared.resolve("mockserver.log"));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  /** The preflight is answered well, whatever the others meet. */
  private ObjectNode expect() {
    if (expectations.isEmpty()) {
      ObjectNode preflight = chat(1000);
      ObjectNode body = preflight.withObject("/httpRequest").putObject("body");
      body.put("type", "STRING").put("string", "Say OK.").put("subString", true);
      llm(preflight, "OK");
    }
    return chat(0);
  }

  private ObjectNode chat(int priority) {
    ObjectNode expectation = expectations.addObject().put("priority", priority);
    expectation.putObject("httpRequest").put("method", "POST").put("path", "/v1/chat/completions");
    return expectation;
  }

  private static ObjectNode llm(ObjectNode expectation, String text) {
    ObjectNode answer = expectation.putObject("httpLlmResponse");
    answer.put("provider", "OPENAI").put("model", "teacher-1");
    answer.putObject("completion").put("text", text).put("stopReason", "stop");
    return answer;
  }

  private static ObjectNode good(ObjectNode expectation) {
    return llm(expectation, Answers.TASKS);
  }

  private static ObjectNode times(ObjectNode expectation, int times) {
    expectation.putObject("times").put("remainingTimes", times);
    return expectation;
  }

  private FaultyRun run(int requests) throws IOException, InterruptedException {
    server.expect(Json.text(expectations));
    FaultyRun.Recipe recipe = FaultyRun.Recipe.at(server.url()).requests(requests);
    return recipe.teacher("in_flight: 1").run(folder);
  }

  @Test
  void given429WithRetryAfter_isWaitedOut() throws Exception {
    ObjectNode limited = good(times(expect(), 1)).putObject("chaos");
    limited.put("errorStatus", 429).put("retryAfter", "1").put("errorProbability", 1.0);
    good(expect());

    assertRun(run(2)).keptAll(2);
    assertThat(server.calls()).isEqualTo(3);
  }

  @Test
  void givenQuotaOfRequests_isWaitedOut() throws Exception {
    ObjectNode quota = good(expect()).putObject("chaos").put("quotaName", "requests");
    quota.put("quotaLimit", 2).put("quotaWindowMillis", 1500).put("retryAfter", "1");

    FaultyRun run = run(4);

    assertRun(run).keptAll(4);
    assertThat(server.calls()).isGreaterThan(4);
  }

  @Test
  void givenOverloaded_isAskedAgain() throws Exception {
    ObjectNode overloaded = good(times(expect(), 3)).putObject("chaos");
    overloaded.put("errorStatus", 529).put("errorProbability", 1.0);
    good(expect());

    assertRun(run(2)).keptAll(2);
    assertThat(server.calls()).isEqualTo(5);
  }

  @Test
  void givenServerErrorSevenTimes_failsWithItsMessage() throws Exception {
    ObjectNode broken = good(times(expect(), 7)).putObject("chaos");
    broken.put("errorStatus", 500).put("errorProbability", 1.0);
    good(expect());

    JsonNode failure = run(1).failure();
    assertThat(failure.path("reason").asText()).isEqualTo("server_error");
    assertThat(failure.path("detail").toString()).contains("HTTP 500", "injected chaos error");
    assertThat(failure.path("raw").asText()).contains("injected chaos error");
    assertThat(server.calls()).isEqualTo(7);
  }

  @Test
  void givenTruncatedBodies_failsWithTheBeginning() throws Exception {
    ObjectNode truncated = times(expect(), 4);
    truncated.putObject("httpResponse").put("statusCode", 200).put("body", Answers.good(0));
    truncated.putObject("chaos").put("truncateBodyAtFraction", 0.5);
    good(expect());

    JsonNode failure = run(1).failure();
    assertThat(failure.path("reason").asText()).isEqualTo("bad_body");
    assertThat(failure.path("detail").toString()).contains("not JSON");
    assertThat(failure.path("raw").asText()).contains("chat.completion");
    assertThat(server.calls()).isEqualTo(4);
  }

  @Test
  void givenDroppedConnections_areAskedAgain() throws Exception {
    ObjectNode dropped = times(expect(), 2);
    dropped.putObject("httpError").put("dropConnection", true);
    String half = "HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{\"choices\":[";
    ObjectNode halfway = times(expect(), 1).putObject("httpError").put("dropConnection", true);
    halfway.put(
        "responseBytes", Base64.getEncoder().encodeToString(half.getBytes(StandardCharsets.UTF_8)));
    good(expect());

    assertRun(run(2)).keptAll(2);
    assertThat(server.calls()).isEqualTo(5);
  }

  @Test
  void givenAnswerLaterThanTheTimeout_isAskedAgain() throws Exception {
    ObjectNode late = times(expect(), 1);
    ObjectNode response = late.putObject("httpResponse").put("statusCode", 200).put("body", "{}");
    response.putObject("delay").put("timeUnit", "SECONDS").put("value", 30);
    good(expect());

    assertRun(run(2)).keptAll(2);
    assertThat(server.calls()).isEqualTo(3);
  }

  @Test
  void givenExhaustedAccount_stops() throws Exception {
    JsonNode broke = Json.MAPPER.readTree(Answers.error("insufficient_quota", "over quota"));
    ObjectNode response = expect().putObject("httpResponse").put("statusCode", 429);
    response.put("body", broke.toString());

    assertRun(run(3)).stopped("over quota", "billing");
    assertThat(server.calls()).isLessThanOrEqualTo(3);
  }
}
