package dev.winnow.generators.teacher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Json;
import dev.winnow.templates.Surrogates;
import org.jspecify.annotations.Nullable;

/**
 * The answer in the body of a chat completion, checked: servers send empty lists, null texts,
 * errors and HTML with status 200. Pure.
 */
final class AnswerReader {
  private final ErrorReader errors;
  private final Endpoint endpoint;
  private final String model;

  /**
   * @param endpoint whose key is taken out of what is said of errors; answers are left as they are
   * @param model what is reported where the server names no model
   */
  AnswerReader(ErrorReader errors, Endpoint endpoint, String model) {
    this.errors = errors;
    this.endpoint = endpoint;
    this.model = model;
  }

  ChatAnswer read(String body, String fingerprint) throws TeacherException {
    JsonNode tree = tree(body);
    if (tree.hasNonNull("error") && !tree.path("choices").path(0).isObject()) {
      throw errors.read(200, tree);
    }
    JsonNode choice = tree.path("choices").path(0);
    if (!choice.isObject()) {
      throw failed(Fault.EMPTY_ANSWER, "an answer without choices", body);
    }
    String finish = choice.path("finish_reason").asText("");
    if (finish.equals("null")) {
      finish = "";
    }
    String content = content(choice, finish, body);
    JsonNode usage = tree.path("usage");
    return new ChatAnswer(
        Surrogates.replaceLone(content),
        Surrogates.replaceLone(finish),
        tree.path("model").isTextual()
            ? Surrogates.replaceLone(tree.path("model").asText())
            : model,
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
    String refusal = message.path("refusal").isTextual() ? message.path("refusal").asText() : "";
    if (!refusal.isBlank()) {
      throw failed(Fault.REFUSAL, "the model refused", refusal);
    }
    String content = text(message.path("content"));
    if (finish.equals("content_filter")) {
      throw failed(Fault.CONTENT_FILTER, "the provider's filter withheld the answer", content);
    }
    if (content.isBlank()) {
      String why = finish.equals("length") ? " (the token limit was reached before it)" : "";
      throw failed(Fault.EMPTY_ANSWER, "an answer without a text" + why, body);
    }
    return content;
  }

  private TeacherException failed(Fault fault, String detail, String raw) {
    return TeacherException.failed(fault, detail, endpoint.redacted(raw));
  }

  /** A text, or the texts of a list of parts, as some servers send it. */
  private static String text(JsonNode content) {
    if (content.isTextual()) {
      return content.textValue();
    }
    StringBuilder joined = new StringBuilder();
    for (JsonNode part : content) {
      joined.append(part.isTextual() ? part.textValue() : part.path("text").asText(""));
    }
    return joined.toString();
  }

  private static @Nullable Long count(JsonNode number) {
    return number.isIntegralNumber() && number.canConvertToLong()
        ? (Long) number.longValue()
        : null;
  }
}
