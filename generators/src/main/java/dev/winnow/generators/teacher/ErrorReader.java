package dev.winnow.generators.teacher;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/** What a server's error means, from its status and body. Pure. */
final class ErrorReader {
  private static final List<String> OVERFLOW =
      List.of(
          "context_length_exceeded",
          "context length",
          "context size",
          "context window",
          "maximum context",
          "exceed_context_size",
          "prompt is too long",
          "reduce the length of the messages",
          "`max_new_tokens` must be");

  /** What the code or type of an error sent with 200 means; the first that fits. */
  private static final List<Meant> MEANT =
      List.of(
          new Meant("invalid_api_key", 401),
          new Meant("authentication", 401),
          new Meant("permission", 403),
          new Meant("model_not_found", 404),
          new Meant("rate_limit", 429),
          new Meant("overloaded", 503),
          new Meant("invalid_request", 400));

  private static final Meant OTHER = new Meant("", 500);

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
    String message = message(error);
    String kind = error.path("code").asText("") + " " + error.path("type").asText("");
    int meant = status == 200 ? statusOf(error, kind) : status;
    Fault fault = fault(meant, lower(kind), lower(message));
    String said = message.isBlank() ? "" : ": " + OneLine.of(endpoint.redacted(message));
    String detail = "HTTP " + status + " from " + endpoint + said;
    return fault.fatal()
        ? TeacherException.fatal(fault, detail, mend(fault))
        : TeacherException.failed(
            fault, detail, body.isMissingNode() ? "" : endpoint.redacted(body.toString()));
  }

  /** What the server said: OpenAI's {@code message}, or {@code detail} as FastAPI has it. */
  private static String message(JsonNode error) {
    if (error.isTextual()) {
      return error.textValue();
    }
    String message = error.path("message").asText("");
    return message.isBlank() ? error.path("detail").asText("") : message;
  }

  /** The status that an error sent with 200 should have had. */
  private static int statusOf(JsonNode error, String kind) {
    int code = error.path("code").asInt(0);
    if (code >= 400 && code < 600) {
      return code;
    }
    return MEANT.stream()
        .filter(meant -> kind.contains(meant.word()))
        .findFirst()
        .orElse(OTHER)
        .status();
  }

  private static Fault fault(int status, String kind, String message) {
    String text = kind + " " + message;
    // Not in other errors' messages: they may hold the prompt.
    if (status == 402 || (status == 429 ? text : kind).contains("insufficient_quota")) {
      return Fault.INSUFFICIENT_QUOTA;
    }
    boolean tooLong = OVERFLOW.stream().anyMatch(text::contains);
    if (tooLong && (status == 400 || status == 413 || status == 422 || status >= 500)) {
      return Fault.CONTEXT_OVERFLOW;
    }
    if (status == 429 && text.contains("request too large")) {
      // More tokens than are granted a minute: no wait helps.
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

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private record Meant(String word, int status) {}
}
