package dev.winnow.generators.teacher;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

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
    IOException cause = network(thrown);
    String what = cause == null ? thrown.toString() : cause.toString();
    if (cause instanceof InterruptedIOException) {
      return TeacherException.failed(Fault.TIMEOUT, "no answer in time from " + endpoint, "");
    }
    boolean refused =
        cause instanceof ConnectException
            || cause instanceof UnknownHostException
            || cause instanceof NoRouteToHostException
            || cause instanceof SSLHandshakeException;
    if (refused && !reached) {
      return TeacherException.fatal(
          Fault.UNREACHABLE,
          "cannot reach " + endpoint + ": " + endpoint.redacted(what),
          "Check that the server runs and that base_url (or OPENAI_BASE_URL) is its address; the"
              + " same command then resumes");
    }
    return TeacherException.failed(
        Fault.CONNECTION_LOST,
        "the connection to " + endpoint + " broke: " + endpoint.redacted(what),
        "");
  }

  private static @Nullable IOException network(Throwable thrown) {
    Throwable cause = thrown;
    IOException deepest = null;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (cause instanceof IOException io) {
        deepest = io;
      }
      cause = cause.getCause();
    }
    return deepest;
  }
}
