package dev.winnow.pipelines.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.pipelines.output.OutputKind;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import dev.winnow.templates.ExampleJson;
import dev.winnow.templates.Failure;
import dev.winnow.templates.Json;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The lines of {@code rejects/}: {@code {"id","filter","reason","detail","row"}} for a row that was
 * dropped, {@code {"source","reason","detail","raw"}} for what never became one.
 */
public final class Rejects {
  private static final double PLACES = 10_000;

  private Rejects() {}

  /**
   * The detail of a row that goes because another stays: {@code {"of","similarity"}}.
   *
   * @param of the id of the row that stays
   * @param similarity of the two; written to four places
   */
  public static Map<String, Object> likeness(String of, double similarity) {
    return Map.of("of", of, "similarity", rounded(similarity));
  }

  /**
   * The detail of a row that repeats what must not be repeated: {@code
   * {"against","content_id","row","similarity"}}.
   *
   * @param against the name of the dataset
   * @param row which row of it, for people
   * @param contentId the id of that row, by which it is found again
   * @param similarity of the two; written to four places
   */
  public static Map<String, Object> likeness(
      String against, String row, String contentId, double similarity) {
    return Map.of(
        "against", against, "content_id", contentId, "row", row, "similarity", rounded(similarity));
  }

  private static double rounded(double similarity) {
    return Math.rint(similarity * PLACES) / PLACES;
  }

  /** The line of a row that a filter dropped. */
  public static OutputLine line(Example row, String filter, String reason, Map<String, ?> detail) {
    String id = ExampleId.of(row);
    ObjectNode line = Json.MAPPER.createObjectNode();
    line.put("id", id).put("filter", filter).put("reason", reason);
    ObjectNode values = line.putObject("detail");
    new TreeMap<>(detail).forEach((name, value) -> values.set(name, node(value)));
    line.set("row", ExampleJson.write(row, id));
    String label = filter + "." + reason;
    return new OutputLine(OutputKind.DROPPED, label, Order.of(id), Json.bytes(line));
  }

  private static JsonNode node(Object value) {
    return value instanceof String text
        ? Json.MAPPER.getNodeFactory().textNode(text)
        : Json.MAPPER.valueToTree(value);
  }

  /** The line of a failure. */
  public static OutputLine line(Failure failure) {
    ObjectNode line = Json.MAPPER.createObjectNode();
    line.put("source", failure.source()).put("reason", failure.reason());
    line.put("detail", failure.detail()).put("raw", failure.raw());
    return OutputLine.byContent(OutputKind.FAILED, failure.reason(), Json.bytes(line));
  }

  /**
   * The failure that a line tells of.
   *
   * @param line of {@link #line(Failure)}
   */
  public static Failure failure(OutputLine line) throws IOException {
    return Json.MAPPER.readValue(line.json(), Failure.class);
  }
}
