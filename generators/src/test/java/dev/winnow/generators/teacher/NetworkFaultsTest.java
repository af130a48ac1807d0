package dev.winnow.generators.teacher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkFaultsTest {
  private static Fault fault(IOException cause, boolean reached) {
    Endpoint endpoint = new Endpoint("http://h/v1", "none");
    return NetworkFaults.read(new IllegalStateException(cause), endpoint, reached).fault();
  }

  @Test
  void givenNoConnection_isUnreachableBeforeTheFirstAnswer() {
    for (IOException none :
        List.of(
            new ConnectException("Connection refused"),
            new SocketTimeoutException("Connect timed out"),
            new SocketException("Network is unreachable"))) {
      assertThat(fault(none, false)).isEqualTo(Fault.UNREACHABLE);
      assertThat(fault(none, true)).isEqualTo(Fault.CONNECTION_LOST);
    }
  }

  @Test
  void givenConnection_isNoMatterOfReach() {
    assertThat(fault(new SocketTimeoutException("Read timed out"), false)).isEqualTo(Fault.TIMEOUT);
    assertThat(fault(new InterruptedIOException("timeout"), false)).isEqualTo(Fault.TIMEOUT);
    assertThat(fault(new SocketException("Connection reset"), false))
        .isEqualTo(Fault.CONNECTION_LOST);
  }

  private static String detail(IOException cause) {
    Endpoint endpoint = new Endpoint("http://h/v1", "sk-secret-key");
    return NetworkFaults.read(cause, endpoint, true).detail();
  }

  @Test
  void givenEarlyEnd_saysSoInWords() {
    String closed = "the connection to http://h/v1 broke: closed before the answer was whole";
    assertThat(detail(new EOFException("\\n not found: limit=0"))).isEqualTo(closed);
    assertThat(detail(new ProtocolException("unexpected end of stream"))).isEqualTo(closed);
    assertThat(detail(new SocketException("Connection reset")))
        .isEqualTo("the connection to http://h/v1 broke: Connection reset");
  }

  @Test
  void givenUnknownHost_saysSoInWords() {
    UnknownHostException unknown = new UnknownHostException("h: Name or service not known");
    Endpoint endpoint = new Endpoint("http://h/v1", "none");
    assertThat(NetworkFaults.read(unknown, endpoint, false).detail())
        .isEqualTo("cannot reach http://h/v1: unknown host");
  }

  @Test
  void givenHostileStatusLine_isOneShortLineWithoutKeyAndControls() {
    String said =
        detail(
            new ProtocolException(
                "Unexpected status line: \u001b[2J sk-secret-key " + "x".repeat(9000)));
    assertThat(said).hasSizeLessThan(500).contains("***").doesNotContain("\u001b", "sk-secret");
  }
}
