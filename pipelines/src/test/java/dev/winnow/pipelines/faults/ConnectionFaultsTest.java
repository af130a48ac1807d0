package dev.winnow.pipelines.faults;

import static dev.winnow.pipelines.faults.FaultyRunAssert.assertRun;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong below HTTP. */
class ConnectionFaultsTest extends FaultTest {
  private static final String GOOD = Answers.good(0);

  @Test
  void givenBrokenConnectionsOnce_areAskedAgain() {
    server.eachOnce(
        List.of(
            Reply.reset(),
            Reply.resetInHeaders(),
            Reply.resetInBody(GOOD),
            Reply.shorterThanPromised(GOOD),
            Reply.chunkedCutOff(GOOD)));

    assertRun(run(6)).keptAll(6);
    assertThat(server.attempts()).containsExactly(2, 2, 2, 2, 2, 1);
  }

  static Stream<Named<Reply>> broken() {
    return Stream.of(
        Named.of("reset in the body", Reply.resetInBody(GOOD)),
        Named.of("shorter than Content-Length", Reply.shorterThanPromised(GOOD)));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void givenBrokenConnectionForEver_isAskedSevenTimesAndFails(Reply broken) {
    server.firstAlways(broken);

    assertRun(run(2))
        .failedOne("connection_lost", 1)
        .detail("the connection to " + server.url() + " broke: ");
    assertThat(server.attempts()).containsExactly(7, 1);
  }

  @Test
  void givenNoAnswerOnce_isAskedAgainAfterTheTimeout() {
    server.first(Reply.hang());

    assertRun(run(2)).keptAll(2);
    assertThat(server.attempts()).containsExactly(2, 1);
  }

  @Test
  void givenSlowDrip_theWholeCallTimesOutAndIsAskedAgain() {
    server.first(Reply.drip(GOOD));

    assertRun(run(2)).keptAll(2);
    assertThat(server.attempts()).containsExactly(2, 1);
  }

  @Test
  void givenClosedPort_stopsAndSaysSo() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    String url = "http://127.0.0.1:" + port + "/v1";

    assertRun(FaultyRun.Recipe.at(url).requests(3).run(folder))
        .stopped("cannot reach " + url, "Connection refused", "base_url");
  }

  @Test
  void givenUnknownHost_stopsAndSaysSo() {
    String url = "http://no-such-host.invalid/v1";

    assertRun(FaultyRun.Recipe.at(url).requests(3).run(folder))
        .stopped("cannot reach " + url, "unknown host", "base_url");
  }
}
