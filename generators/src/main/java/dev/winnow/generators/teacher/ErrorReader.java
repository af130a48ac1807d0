package dev.winnow.generators.teacher;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/** What a server's error means, from its status and body. Pure. */
final class ErrorReader {
  private static final int LONGEST_MESSAGE = 300;
  private static final List<String> OVERFLOW =
      List.of(
          "context_length_exceeded",
          "context length",
          "context size",
          "context window",
          "maximum context",
          "exceed_context_size");

  private final Endpoint endpoint;
  private final TeacherSettings settings;

  ErrorReader(Endpoint endpoint, TeacherSettings settings) {
    this.endpoint = endpoint;
    this.settings = settings;
  }

  /**
   * The fault.
   *
   * @param status of HTTP; 200 where the error came as an answer
   * @param body the body as JSON; a missing node if it is none
   */
  TeacherException read(int status, JsonNode body) {
    JsonNode error = body.hasNonNull("error") ? body.get("error") : body;
    String message = error.isTextual() ? error.asText() : error.path("message").asText("");
    String kind = error.path("code").asText("") + " " + error.path("type").asText("");
    int meant = status == 200 ? statusOf(error, kind) : status;
    Fault fault = fault(meant, (kind + " " + message).toLowerCase(Locale.ROOT));
    String said = message.isBlank() ? "" : ": " + shortened(endpoint.redacted(message));
    String detail = "HTTP " + status + " from " + endpoint + said;
    return fault.fatal()
        ? TeacherException.fatal(fault, detail, mend(fault))
        : TeacherException.failed(
            fault, detail, body.isMissingNode() ? "" : endpoint.redacted(body.toString()));
  }

  /** The status that an error sent with 200 should have had. */
  private static int statusOf(JsonNode error, String kind) {
    int code = error.path("code").asInt(0);
    if (code >= 400 && code < 600) {
      return code;
    }
    if (kind.contains("invalid_request")) {
      return 400;
    }
    return kind.contains("rate_limit") ? 429 : 500;
  }

  private static Fault fault(int status, String text) {
    if (status == 402 || text.contains("insufficient_quota")) {
      return Fault.INSUFFICIENT_QUOTA;
    }
    boolean tooLong = OVERFLOW.stream().anyMatch(text::contains);
    if (tooLong && (status == 400 || status == 413 || status == 422 || status >= 500)) {
      return Fault.CONTEXT_OVERFLOW;
    }
    if (status == 400 && (text.contains("content_filter") || text.contains("content_policy"))) {
      return Fault.CONTENT_FILTER;
    }
    return switch (status) {
      case 401 -> Fault.UNAUTHORIZED;
      case 403 -> Fault.FORBIDDEN;
      case 404 -> Fault.NOT_FOUND;
      case 408 -> Fault.TIMEOUT;
      case 409, 425 -> Fault.SERVER_ERROR;
      case 429 -> Fault.RATE_LIMITED;
      case 503, 529 -> Fault.OVERLOADED;
      default -> status >= 500 ? Fault.SERVER_ERROR : Fault.BAD_REQUEST;
    };
  }

  private String mend(Fault fault) {
    String resume = "; the same command then resumes";
    return switch (fault) {
      case UNAUTHORIZED, FORBIDDEN ->
          "Check that "
              + settings.apiKeyEnv()
              + " holds a key that may use the model \""
              + settings.model()
              + "\" at this server"
              + resume;
      case NOT_FOUND ->
          "Check the model \""
              + settings.model()
              + "\" and that the base URL "
              + endpoint
              + " is that of a chat server (most end in /v1)"
              + resume;
      default -> "Check the account's plan and billing" + resume;
    };
  }

  private static String shortened(String message) {
    String line = message.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "…";
  }
}
