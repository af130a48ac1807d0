package dev.winnow.pipelines.explain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Example;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A line of {@code rejects/dropped-…}.
 *
 * @param place file and line
 * @param row as {@link dev.winnow.templates.ExampleJson} writes it
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
    List<Turn> history = new ArrayList<>();
    for (JsonNode turn : row.path("history")) {
      boolean user = turn.path("role").asText().equals(Role.USER.label());
      history.add(new Turn(user ? Role.USER : Role.ASSISTANT, turn.path("content").asText()));
    }
    return new Example(
        row.path("system").asText(),
        history,
        row.path("instruction").asText(),
        row.path("input").asText(),
        row.path("output").asText(),
        Provenance.read("", "", 1),
        new TreeMap<>());
  }
}
