package dev.winnow.pipelines.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.templates.Json;
import java.io.IOException;

/** Bodies that servers send. */
final class Answers {
  /** A task as alpaca asks for it, in an answer of its own. */
  static final String TASKS =
      "{\"tasks\":[{\"instruction\":\"Name a river.\",\"input\":\"\",\"output\":\"The Rhine.\"}]}";

  private Answers() {}

  /** A good answer, another one for each number. */
  static String good(int number) {
    return chat(tasks("Name river number " + number + ".", "River " + number + "."));
  }

  /** An answer's text with one task. */
  static String tasks(String instruction, String output) {
    ObjectNode tasks = Json.MAPPER.createObjectNode();
    tasks
        .putArray("tasks")
        .addObject()
        .put("instruction", instruction)
        .put("input", "")
        .put("output", output);
    return Json.text(tasks);
  }

  /** A whole answer with this text. */
  static String chat(String text) {
    return chat(text, "stop");
  }

  /** A whole answer with this text that ended for this reason. */
  static String chat(String text, String finish) {
    return choice("\"content\":" + Json.MAPPER.getNodeFactory().textNode(text), finish);
  }

  /** A whole answer whose message holds this, such as {@code "content":null}. */
  static String choice(String message, String finish) {
    return """
        {"id":"x","object":"chat.completion","created":1,"model":"teacher-1",
         "choices":[{"index":0,"message":{"role":"assistant",%s},"finish_reason":"%s"}],
         "usage":{"prompt_tokens":7,"completion_tokens":2,"total_tokens":9}}
        """
        .formatted(message, finish);
  }

  /** OpenAI's form of an error. */
  static String error(String code, String message) {
    ObjectNode error = Json.MAPPER.createObjectNode();
    error
        .putObject("error")
        .put("message", message)
        .put("type", "invalid_request_error")
        .putNull("param")
        .put("code", code);
    return Json.text(error);
  }

  /** The form of vLLM and llama.cpp, whose codes are numbers. */
  static String error(int code, String message) {
    ObjectNode error = Json.MAPPER.createObjectNode();
    error.putObject("error").put("code", code).put("message", message).put("type", "error");
    return Json.text(error);
  }

  /** Whether a request only looks whether the server is there. */
  static boolean isPreflight(String body) {
    try {
      JsonNode request = Json.MAPPER.readTree(body);
      JsonNode messages = request.path("messages");
      return !request.has("response_format")
          && messages.path(messages.size() - 1).path("content").asText("").equals("Say OK.");
    } catch (IOException e) {
      return false;
    }
  }
}
