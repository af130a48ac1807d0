package dev.winnow.generators;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Json;
import dev.winnow.templates.Surrogates;
import java.util.ArrayList;
import java.util.List;

/** One line of a file of seed tasks. */
final class SeedTaskJson {
  private SeedTaskJson() {}

  /**
   * The task. Without an id it gets {@code seed_task_} and its line, from 0, as the published file
   * numbers them.
   *
   * @throws IllegalArgumentException if it is none; the message says what is wrong
   */
  static SeedTask read(String line, int number) {
    JsonNode node = tree(line);
    if (!node.isObject()) {
      throw new IllegalArgumentException("not a JSON object");
    }
    String instruction = text(node, "instruction", "");
    if (instruction.isBlank()) {
      throw new IllegalArgumentException("\"instruction\" is missing or blank");
    }
    return new SeedTask(
        text(node, "id", "seed_task_" + (number - 1)),
        text(node, "name", ""),
        instruction,
        instances(node.path("instances")),
        classification(node.path("is_classification")));
  }

  private static JsonNode tree(String line) {
    try {
      return Json.MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static List<SeedTask.Instance> instances(JsonNode list) {
    if (!list.isArray() || list.isEmpty()) {
      throw new IllegalArgumentException("\"instances\" is no list with at least one instance");
    }
    List<SeedTask.Instance> instances = new ArrayList<>();
    for (JsonNode node : list) {
      String output = text(node, "output", "");
      if (output.isBlank()) {
        throw new IllegalArgumentException(
            "\"output\" of instance " + (instances.size() + 1) + " is missing or blank");
      }
      instances.add(new SeedTask.Instance(text(node, "input", ""), output));
    }
    return instances;
  }

  private static boolean classification(JsonNode flag) {
    if (!flag.isMissingNode() && !flag.isNull() && !flag.isBoolean()) {
      throw new IllegalArgumentException("\"is_classification\" is neither true nor false");
    }
    return flag.asBoolean(false);
  }

  private static String text(JsonNode node, String key, String otherwise) {
    JsonNode value = node.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isTextual()) {
      throw new IllegalArgumentException("\"" + key + "\" is no text");
    }
    return Surrogates.replaceLone(value.textValue()).strip();
  }
}
