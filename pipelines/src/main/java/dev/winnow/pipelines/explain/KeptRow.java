package dev.winnow.pipelines.explain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Example;
import dev.winnow.templates.Json;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code data/}.
 *
 * @param place file and line
 * @param id as it stands there: the row's content id, or its own where the recipe keeps that; empty
 *     if the format has no place for one
 * @param rendered the whole line
 * @param readings what it may be read back as, by content id; none if nobody asked for it
 */
record KeptRow(String place, String id, JsonNode rendered, Map<String, Example> readings) {
  /**
   * @param readBack whether the id does not say enough
   */
  static KeptRow of(Line line, boolean readBack) throws IOException {
    Map<String, Example> readings = readBack ? ReadBack.of(line.json()) : Map.of();
    String id = readBack && !line.json().has("id") ? "" : line.text("id");
    return new KeptRow(line.place(), id, line.json(), readings);
  }

  /** The content ids that it may have; its own id is among them, in case it is one. */
  Set<String> ids() {
    Set<String> ids = new TreeSet<>(readings.keySet());
    if (!id.isEmpty()) {
      ids.add(id);
    }
    return ids;
  }

  /** The id that it had in its source, if the line holds it. */
  String sourceId() {
    return rendered.path("provenance").path("source_id").asText();
  }

  /** The row with this content id as it was before it was rendered; null if it cannot be read. */
  @Nullable Example example(String contentId) {
    Map<String, Example> all = readings.isEmpty() ? ReadBack.of(rendered) : readings;
    return all.get(contentId);
  }

  String line() {
    return Json.text(rendered);
  }
}
