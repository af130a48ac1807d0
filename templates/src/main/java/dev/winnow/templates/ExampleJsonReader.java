package dev.winnow.templates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The reading half of {@link ExampleJson}. */
final class ExampleJsonReader {
  /** JSON has no such numbers; Jackson writes them as texts. */
  private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");

  private ExampleJsonReader() {}

  static Example read(JsonNode json) {
    if (!json.isObject()) {
      throw wrong("row", "an object");
    }
    return new Example(
        text(json, "system"),
        history(json.path("history")),
        text(json, "instruction"),
        text(json, "input"),
        text(json, "output"),
        provenance(json.path("provenance")),
        scores(json.path("scores")));
  }

  private static List<Turn> history(JsonNode json) {
    List<Turn> turns = new ArrayList<>();
    for (JsonNode turn : list(json, "history")) {
      turns.add(new Turn(role(text(turn, "role")), text(turn, "content")));
    }
    return turns;
  }

  private static Role role(String label) {
    for (Role role : Role.values()) {
      if (role.label().equals(label)) {
        return role;
      }
    }
    throw wrong("role", "system, user or assistant");
  }

  private static Provenance provenance(JsonNode json) {
    List<String> seeds = new ArrayList<>();
    for (JsonNode seed : list(json.path("seed_ids"), "seed_ids")) {
      seeds.add(text(seed, seed, "seed_ids"));
    }
    return new Provenance(
        text(json, "source"),
        text(json, "source_id"),
        0,
        text(json, "method"),
        seeds,
        text(json, "teacher"),
        text(json, "prompt_version"),
        text(json, "request"));
  }

  private static SortedMap<String, Double> scores(JsonNode json) {
    SortedMap<String, Double> scores = new TreeMap<>();
    for (Map.Entry<String, JsonNode> score : json.properties()) {
      scores.put(score.getKey(), number(score.getValue()));
    }
    return scores;
  }

  private static double number(JsonNode json) {
    if (json.isTextual() && NOT_FINITE.contains(json.textValue())) {
      return Double.parseDouble(json.textValue());
    }
    if (!json.isNumber()) {
      throw wrong("scores", "numbers");
    }
    return json.doubleValue();
  }

  private static JsonNode list(JsonNode json, String key) {
    if (!json.isArray() && !json.isMissingNode()) {
      throw wrong(key, "a list");
    }
    return json;
  }

  private static String text(JsonNode owner, String key) {
    return text(owner, owner.path(key), key);
  }

  private static String text(JsonNode owner, JsonNode value, String key) {
    if (value instanceof MissingNode && (owner.isObject() || owner.isMissingNode())) {
      return "";
    }
    if (!value.isTextual()) {
      throw wrong(key, "a text");
    }
    return value.textValue();
  }

  private static IllegalArgumentException wrong(String key, String expected) {
    return new IllegalArgumentException(
        String.format(Locale.ROOT, "not a row: %s must be %s", key, expected));
  }
}
