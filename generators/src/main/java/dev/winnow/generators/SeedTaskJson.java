package dev.winnow.generators;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.winnow.templates.Json;
import dev.winnow.templates.Sha256;
import dev.winnow.templates.Surrogates;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** One line of a file of seed tasks. */
final class SeedTaskJson {
  private static final int ID_BYTES = 6;

  private SeedTaskJson() {}

  /**
   * The task. Without an id it gets {@code seed-} and twelve hexadecimal digits of the SHA-256 of
   * instruction and instances: an id that stays with the task, whatever stands above it.
   *
   * @throws IllegalArgumentException if it is none; the message says what is wrong
   */
  static SeedTask read(String line) {
    JsonNode node = tree(line);
    if (!node.isObject()) {
      throw new IllegalArgumentException("not a JSON object");
    }
    String instruction = text(node, "instruction", "");
    if (instruction.isBlank()) {
      throw new IllegalArgumentException("\"instruction\" is missing or blank");
    }
    List<SeedTask.Instance> instances = instances(node.path("instances"));
    return new SeedTask(
        text(node, "id", id(instruction, instances)),
        text(node, "name", ""),
        instruction,
        instances,
        classification(node.path("is_classification")));
  }

  private static String id(String instruction, List<SeedTask.Instance> instances) {
    ArrayNode texts = Json.MAPPER.createArrayNode().add(instruction);
    instances.forEach(instance -> texts.add(instance.input()).add(instance.output()));
    byte[] hash = Sha256.digest().digest(Json.bytes(texts));
    return "seed-" + HexFormat.of().formatHex(hash, 0, ID_BYTES);
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
