package dev.winnow.pipelines.faults;

import static dev.winnow.pipelines.faults.FaultyRunAssert.assertRun;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong for every request is found by one cheap call before the bulk. */
class PreflightFaultsTest extends FaultTest {
  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(
            Named.of("key", Reply.status(401, Answers.error("invalid_api_key", "bad key"))),
            "OPENAI_API_KEY"),
        Arguments.of(
            Named.of("model", Reply.status(404, Answers.error("model_not_found", "no model m"))),
            "model \"m\""),
        Arguments.of(Named.of("path", Reply.html(404)), "base URL"),
        Arguments.of(Named.of("method", Reply.html(405)), "base URL"),
        Arguments.of(Named.of("a web page", Reply.html(200)), "base URL"),
        Arguments.of(Named.of("not JSON", Reply.json("OK")), "base URL"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  @Timeout(20)
  void givenWrong_stopsBeforeTheBulkWithTheMend(Reply reply, String mend) {
    server.preflight(reply);

    assertRun(run(50)).stopped(mend);
    assertThat(server.calls()).isEmpty();
    assertThat(server.preflights()).isNotEmpty();
  }

  @Test
  void givenAllIsWell_asksOnceAndLittle() {
    assertRun(run(3)).keptAll(3);

    assertThat(server.preflights()).hasSize(1);
    assertThat(server.preflights().get(0).body()).contains("\"max_tokens\":16");
  }

  @Test
  void givenEverythingInTheStore_asksNothing() {
    assertRun(run(2)).keptAll(2);
    int asked = server.preflights().size();

    assertRun(run(2)).keptAll(2);

    assertThat(server.calls()).hasSize(2);
    assertThat(server.preflights()).hasSize(asked);
  }
}
