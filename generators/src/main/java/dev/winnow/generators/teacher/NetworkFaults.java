package dev.winnow.generators.teacher;

import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** What a failed connection means. Pure. */
final class NetworkFaults {
  private static final int DEEPEST = 20;

  private NetworkFaults() {}

  /**
   * The fault.
   *
   * @param reached whether the server has answered before: then a refused connection is a restart,
   *     not a wrong address
   */
  static TeacherException read(Throwable thrown, Endpoint endpoint, boolean reached) {
    List<Throwable> causes = causes(thrown);
    boolean refused = causes.stream().anyMatch(NetworkFaults::isRefusal);
    if (!refused && causes.stream().anyMatch(InterruptedIOException.class::isInstance)) {
      return TeacherException.failed(Fault.TIMEOUT, "no answer in time from " + endpoint, "");
    }
    String what = OneLine.of(endpoint.redacted(described(causes.get(causes.size() - 1))));
    if (refused && !reached) {
      return TeacherException.fatal(
          Fault.UNREACHABLE,
          "cannot reach " + endpoint + ": " + what,
          "Check that the server runs and that base_url (or OPENAI_BASE_URL) is its address; the"
              + " same command then resumes");
    }
    return TeacherException.failed(
        Fault.CONNECTION_LOST, "the connection to " + endpoint + " broke: " + what, "");
  }

  /** In words where there are some; without the class's name where the message says enough. */
  private static String described(Throwable cause) {
    if (cause instanceof EOFException || says(cause, "unexpected end of stream")) {
      return "closed before the answer was whole";
    }
    if (cause instanceof UnknownHostException) {
      return "unknown host";
    }
    String message = cause.getMessage();
    return cause instanceof SocketException && message != null ? message : cause.toString();
  }

  private static boolean isRefusal(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof UnknownHostException
        || cause instanceof NoRouteToHostException
        || cause instanceof SSLException
        || cause instanceof ProtocolException
        || (cause instanceof SocketTimeoutException && says(cause, "connect"))
        || (cause instanceof SocketException && says(cause, "unreachable"));
  }

  /** Where Java has no exception of its own: "Connect timed out", "Network is unreachable". */
  private static boolean says(Throwable cause, String word) {
    return String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains(word);
  }

  /** The exception and what caused it, the outermost first. */
  private static List<Throwable> causes(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).limit(DEEPEST).toList();
  }
}
