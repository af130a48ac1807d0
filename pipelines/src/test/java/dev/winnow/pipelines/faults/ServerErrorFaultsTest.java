package dev.winnow.pipelines.faults;

import static dev.winnow.pipelines.faults.FaultyRunAssert.assertRun;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 5xx: tried again, then a failure; an outage of everything is waited out. */
class ServerErrorFaultsTest extends FaultTest {
  @ParameterizedTest
  @CsvSource({"500,server_error", "503,overloaded", "529,overloaded"})
  void givenErrorForEver_isAskedSevenTimesAndFails(int status, String reason) {
    server.firstAlways(Reply.status(status, Answers.error(status, "worker crashed")));

    assertRun(run(3))
        .failedOne(reason, 2)
        .detail("HTTP " + status, "worker crashed")
        .raw("worker crashed");
    assertThat(server.attempts()).containsExactly(7, 1, 1);
  }

  @Test
  void givenSixErrors_theSeventhAnswerIsKept() {
    server.first(Collections.nCopies(6, Reply.html(502)).toArray(Reply[]::new));

    assertRun(run(2)).keptAll(2);
    assertThat(server.attempts()).containsExactly(7, 1);
  }

  @Test
  void givenOutageOfEverything_isWaitedOut() {
    AtomicInteger calls = new AtomicInteger();
    server.preflights(
        call ->
            call > 0 && calls.incrementAndGet() <= 11
                ? Reply.status(503, "{}")
                : Reply.json(Answers.chat("OK")));
    server.script(
        (request, attempt) ->
            calls.incrementAndGet() <= 11
                ? Reply.status(503, "{}")
                : Reply.json(Answers.good(request)));

    assertRun(run(2)).keptAll(2);
  }
}
