package dev.winnow.generators.teacher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
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
}
