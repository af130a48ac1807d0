package dev.winnow.pipelines.explain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleJson;
import java.io.IOException;

/**
 * A line of {@code rejects/dropped-…}.
 *
 * @param place file and line
 * @param row as {@link ExampleJson} writes it
 */
record DroppedRow(
    String place, String id, String filter, String reason, JsonNode detail, JsonNode row) {
  static DroppedRow of(Line line) throws IOException {
    return new DroppedRow(
        line.place(),
        line.text("id"),
        line.text("filter"),
        line.text("reason"),
        line.object("detail"),
        line.object("row"));
  }

  /** The row that it was too similar to; empty if it went for another reason. */
  String twin() {
    return detail.path("of").asText();
  }

  /** The dataset that must not be repeated and is; empty if it went for another reason. */
  String against() {
    return detail.path("against").asText();
  }

  /** Its own id in its source; empty if it has none. */
  String sourceId() {
    return provenance().path("source_id").asText();
  }

  JsonNode provenance() {
    return row.path("provenance");
  }

  /** The row's texts. Where it is from is left out; see {@link #provenance}. */
  Example example() {
    return ExampleJson.read(row);
  }
}
