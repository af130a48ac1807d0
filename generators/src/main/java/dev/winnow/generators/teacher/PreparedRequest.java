package dev.winnow.generators.teacher;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.templates.Json;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is sent and stored, worked out once.
 *
 * @param body what is sent
 * @param json the same as text
 * @param fingerprint what its answer is found by
 * @param mostTokens the most tokens of its answer; null if unlimited
 */
record PreparedRequest(
    ObjectNode body, String json, String fingerprint, @Nullable Integer mostTokens) {

  static PreparedRequest of(TeacherSettings settings, String baseUrl, ChatRequest request) {
    ObjectNode body = RequestBody.of(settings, request);
    return new PreparedRequest(
        body,
        Json.text(body),
        RequestBody.fingerprint(body, baseUrl, request),
        settings.maxTokens() != null ? settings.maxTokens() : request.maxTokens());
  }
}
