package dev.winnow.generators.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.templates.Json;
import dev.winnow.templates.Surrogates;
import org.jspecify.annotations.Nullable;

/**
 * Answers as JSON, one a line: {@code {"fingerprint", "request": {body}, "response": {"content",
 * "finish_reason", "model", "prompt_tokens", "completion_tokens", "latency_ms"}}}. Numbers that are
 * unknown are left out.
 */
public final class StoredResponseJson {
  private StoredResponseJson() {}

  /** One line, without a line break at its end. */
  public static String line(StoredResponse stored) {
    ObjectNode line = Json.MAPPER.createObjectNode();
    line.put("fingerprint", stored.fingerprint());
    try {
      line.set("request", Json.MAPPER.readTree(stored.request()));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the request is not JSON", e);
    }
    line.set("response", response(stored));
    return Json.text(line);
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if the line is no such JSON; the message says what is wrong
   */
  public static StoredResponse read(String line) {
    JsonNode node = tree(line);
    if (!node.isObject()) {
      throw new IllegalArgumentException("not a JSON object");
    }
    String fingerprint = text(node, "fingerprint");
    JsonNode request = node.path("request");
    if (!request.isObject()) {
      throw new IllegalArgumentException("\"request\" is missing or no object");
    }
    return read(fingerprint, Json.text(request), node.path("response"));
  }

  static ObjectNode response(StoredResponse stored) {
    ObjectNode response = Json.MAPPER.createObjectNode();
    response.put("content", stored.content());
    response.put("finish_reason", stored.finishReason());
    response.put("model", stored.model());
    put(response, "prompt_tokens", stored.promptTokens());
    put(response, "completion_tokens", stored.completionTokens());
    put(response, "latency_ms", stored.latencyMillis());
    return response;
  }

  private static void put(ObjectNode node, String key, @Nullable Long value) {
    if (value != null) {
      node.put(key, value);
    }
  }

  static StoredResponse read(String fingerprint, String request, JsonNode response) {
    return new StoredResponse(
        fingerprint,
        request,
        text(response, "content"),
        text(response, "finish_reason"),
        text(response, "model"),
        count(response, "prompt_tokens"),
        count(response, "completion_tokens"),
        count(response, "latency_ms"));
  }

  static JsonNode tree(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static String text(JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("\"" + key + "\" is missing or no text");
    }
    return Surrogates.replaceLone(value.textValue());
  }

  private static @Nullable Long count(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isIntegralNumber() && value.canConvertToLong() ? (Long) value.longValue() : null;
  }
}
