package dev.winnow.templates;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Where a row is from, as JSON. Keys, in this order: source, source_id, method, operation,
 * category, seed_ids, root, parent, round, teacher, prompt_version, request, finish_reason.
 */
public final class ProvenanceJson {
  private ProvenanceJson() {}

  /** Without the keys that hold nothing. */
  static ObjectNode write(Provenance provenance) {
    ObjectNode json = whole(provenance);
    json.properties()
        .removeIf(
            entry ->
                entry.getValue().isTextual()
                    ? entry.getValue().textValue().isEmpty()
                    : entry.getValue().isEmpty() && !entry.getValue().isNumber());
    if (provenance.lineage().root().isEmpty()) {
      json.remove("round");
    }
    return json;
  }

  /** With every key, so that all rows of a dataset have the same. */
  public static ObjectNode whole(Provenance provenance) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    put(json, "source", provenance.source());
    put(json, "source_id", provenance.sourceId());
    put(json, "method", provenance.method());
    put(json, "operation", provenance.operation());
    put(json, "category", provenance.category());
    ArrayNode seeds = json.putArray("seed_ids");
    provenance.seedIds().forEach(id -> seeds.add(Surrogates.replaceLone(id)));
    put(json, "root", provenance.lineage().root());
    put(json, "parent", provenance.lineage().parent());
    json.put("round", provenance.lineage().round());
    put(json, "teacher", provenance.teacher());
    put(json, "prompt_version", provenance.promptVersion());
    put(json, "request", provenance.request());
    put(json, "finish_reason", provenance.finishReason());
    return json;
  }

  private static void put(ObjectNode json, String key, String text) {
    json.put(key, Surrogates.replaceLone(text));
  }
}
