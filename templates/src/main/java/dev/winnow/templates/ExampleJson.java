package dev.winnow.templates;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A whole row as JSON, as the rejects hold it. Keys, in this order, empty ones left out: id,
 * system, history (a list of role and content), instruction, input, output, provenance (see {@link
 * ProvenanceJson}), scores.
 *
 * <p>The position is never written: the same rows in another order give the same bytes. A surrogate
 * without its partner is written as U+FFFD; the id is still that of the row itself.
 */
public final class ExampleJson {
  private ExampleJson() {}

  /**
   * The row as a JSON object.
   *
   * @param id the row's {@link ExampleId}
   */
  public static ObjectNode write(Example row, String id) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("id", id);
    put(json, "system", row.system());
    if (!row.history().isEmpty()) {
      ArrayNode history = json.putArray("history");
      for (Turn turn : row.history()) {
        ObjectNode message = history.addObject().put("role", turn.role().label());
        message.put("content", Surrogates.replaceLone(turn.content()));
      }
    }
    put(json, "instruction", row.instruction());
    put(json, "input", row.input());
    put(json, "output", row.output());
    ObjectNode provenance = ProvenanceJson.write(row.provenance());
    if (!provenance.isEmpty()) {
      json.set("provenance", provenance);
    }
    if (!row.scores().isEmpty()) {
      ObjectNode scores = json.putObject("scores");
      row.scores().forEach((name, score) -> scores.put(Surrogates.replaceLone(name), score));
    }
    return json;
  }

  private static void put(ObjectNode json, String key, String text) {
    if (!text.isEmpty()) {
      json.put(key, Surrogates.replaceLone(text));
    }
  }
}
