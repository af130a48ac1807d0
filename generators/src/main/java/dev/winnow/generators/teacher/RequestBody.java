package dev.winnow.generators.teacher;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.generators.store.Fingerprint;
import dev.winnow.templates.Json;
import dev.winnow.templates.Surrogates;
import dev.winnow.templates.Turn;

/**
 * The JSON that is sent for a request: {@code model, messages}, then whatever is set of sampling,
 * token limit, stop texts and form.
 */
public final class RequestBody {
  private RequestBody() {}

  /** The body; what is not set is not there. */
  public static ObjectNode of(TeacherSettings settings, ChatRequest request) {
    Profile profile = settings.profile();
    ObjectNode body = Json.MAPPER.createObjectNode().put("model", settings.model());
    ArrayNode messages = body.putArray("messages");
    for (Turn turn : request.messages()) {
      messages
          .addObject()
          .put("role", turn.role().label())
          .put("content", Surrogates.replaceLone(turn.content()));
    }
    if (profile.samples()) {
      putSampling(settings, request, body);
    }
    Integer limit = settings.maxTokens() != null ? settings.maxTokens() : request.maxTokens();
    if (limit != null) {
      body.put(profile.tokenLimit(), limit);
    }
    if (request.schema() != null) {
      putSchema(body, profile.schemaMode(), request.schema());
    }
    return body;
  }

  private static void putSampling(TeacherSettings settings, ChatRequest request, ObjectNode body) {
    Double temperature =
        settings.temperature() != null ? settings.temperature() : request.temperature();
    if (temperature != null) {
      body.put("temperature", temperature);
    }
    Double topP = settings.topP() != null ? settings.topP() : request.topP();
    if (topP != null) {
      body.put("top_p", topP);
    }
    if (!request.stop().isEmpty()) {
      ArrayNode stop = body.putArray("stop");
      request.stop().forEach(text -> stop.add(Surrogates.replaceLone(text)));
    }
  }

  private static void putSchema(ObjectNode body, Profile.SchemaMode mode, ResponseSchema schema) {
    switch (mode) {
      case JSON_SCHEMA -> {
        ObjectNode format = body.putObject("response_format").put("type", "json_schema");
        ObjectNode named = format.putObject("json_schema");
        named.put("name", schema.name()).put("strict", true).set("schema", schema.tree());
      }
      case JSON_OBJECT ->
          body.putObject("response_format").put("type", "json_object").set("schema", schema.tree());
      case NONE -> {}
    }
  }

  /** The request's fingerprint at an endpoint. */
  static String fingerprint(ObjectNode body, String baseUrl, ChatRequest request) {
    return Fingerprint.of(baseUrl, body, request.sample(), request.reask());
  }

  /** The fingerprint that recorded answers are found by, wherever they were made. */
  public static String recordedFingerprint(TeacherSettings settings, ChatRequest request) {
    return fingerprint(of(settings, request), BaseUrl.OPENAI, request);
  }
}
