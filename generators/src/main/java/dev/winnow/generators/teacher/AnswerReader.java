package dev.winnow.generators.teacher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Json;
import dev.winnow.templates.Sanitized;
import org.jspecify.annotations.Nullable;

/**
 * The answer in the body of a chat completion, checked: servers send empty lists, null texts,
 * errors and HTML with status 200, and the same text in several forms.
 */
final class AnswerReader {
  private final ErrorReader errors;
  private final Endpoint endpoint;
  private final String model;
  private final BodyText bodies;

  /**
   * @param endpoint whose key is taken out of what is said of errors; answers are left as they are
   * @param model what is reported where the server names no model
   */
  AnswerReader(ErrorReader errors, Endpoint endpoint, String model) {
    this.errors = errors;
    this.endpoint = endpoint;
    this.model = model;
    bodies = new BodyText(endpoint);
  }

  /**
   * The answer.
   *
   * @param body of an answer with status 200
   * @param fingerprint of the request
   * @throws TeacherException if it is none
   */
  ChatAnswer read(byte[] body, String fingerprint) throws TeacherException {
    return read(bodies.of(body, fingerprint), fingerprint);
  }

  private ChatAnswer read(String body, String fingerprint) throws TeacherException {
    JsonNode tree = tree(body);
    JsonNode choice = tree.path("choices").path(0);
    if (!choice.isObject()) {
      if (tree.hasNonNull("error") || tree.path("object").asText("").equals("error")) {
        throw errors.read(200, tree);
      }
      throw failed(Fault.EMPTY_ANSWER, "an answer without choices", body);
    }
    String finish = choice.path("finish_reason").asText("");
    if (finish.equals("null")) {
      finish = "";
    }
    String content = content(choice, finish, body);
    JsonNode usage = tree.path("usage");
    return new ChatAnswer(
        content,
        Sanitized.of(finish),
        tree.path("model").isTextual() ? Sanitized.of(tree.path("model").textValue()) : model,
        count(usage.path("prompt_tokens")),
        count(usage.path("completion_tokens")),
        fingerprint);
  }

  private JsonNode tree(String body) throws TeacherException {
    if (body.isBlank()) {
      throw failed(Fault.BAD_BODY, "an empty body", "");
    }
    try {
      JsonNode tree = Json.MAPPER.readTree(body);
      if (tree.isObject()) {
        return tree;
      }
    } catch (JsonProcessingException e) {
      throw failed(
          Fault.BAD_BODY,
          "a body that is not JSON: " + endpoint.redacted(e.getOriginalMessage()),
          body);
    }
    throw failed(Fault.BAD_BODY, "a body that is no JSON object", body);
  }

  private String content(JsonNode choice, String finish, String body) throws TeacherException {
    JsonNode message = choice.path("message");
    String refusal = refusal(message);
    if (!refusal.isBlank()) {
      throw failed(Fault.REFUSAL, "the model refused", refusal);
    }
    String content = ContentText.of(message.path("content"));
    if (finish.equals("content_filter")) {
      throw failed(Fault.CONTENT_FILTER, "the provider's filter withheld the answer", content);
    }
    if (content.isBlank()) {
      boolean thought = message.hasNonNull("reasoning_content") || message.hasNonNull("reasoning");
      String but = thought ? ", only its reasoning" : "";
      String why = finish.equals("length") ? " (the token limit was reached before it)" : "";
      throw failed(Fault.EMPTY_ANSWER, "an answer without a text" + but + why, body);
    }
    return content;
  }

  /** The model's refusal, in a field or a part of its own; empty if there is none. */
  private static String refusal(JsonNode message) {
    if (message.path("refusal").isTextual()) {
      return message.path("refusal").textValue();
    }
    StringBuilder parts = new StringBuilder();
    message.path("content").forEach(part -> parts.append(part.path("refusal").asText("")));
    return parts.toString();
  }

  private TeacherException failed(Fault fault, String detail, String raw) {
    return TeacherException.failed(fault, detail, endpoint.redacted(raw));
  }

  private static @Nullable Long count(JsonNode number) {
    return number.isIntegralNumber() && number.canConvertToLong()
        ? (Long) number.longValue()
        : null;
  }
}
