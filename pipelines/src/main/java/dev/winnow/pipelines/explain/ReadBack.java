package dev.winnow.pipelines.explain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import dev.winnow.templates.shape.RowShape;
import dev.winnow.templates.shape.RowShapes;
import dev.winnow.templates.shape.ShapeResult;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a rendered row may have been. Most formats write instruction and input as one message, an
 * input behind a line feed: so each line feed may be the one between them, and the row's id tells
 * which is.
 */
final class ReadBack {
  /** Of a message, tried at most: instructions are short, and each try hashes the row. */
  private static final int MOST_LINE_FEEDS = 16;

  private static final RowShape SHAPE = RowShapes.recognised();

  private ReadBack() {}

  /** The rows that may have been rendered so, by their ids; none if a template wrote the text. */
  static Map<String, Example> of(JsonNode rendered) {
    Map<String, Example> rows = new LinkedHashMap<>();
    if (SHAPE.read(rendered, "", 1) instanceof ShapeResult.Read read) {
      Example row = read.example();
      add(rows, row, row.instruction(), row.input());
      if (!rendered.has("instruction")) {
        split(rows, row);
      }
    }
    return rows;
  }

  private static void split(Map<String, Example> rows, Example row) {
    String message = row.instruction();
    add(rows, row, "", message);
    int at = message.indexOf('\n');
    for (int tried = 0; at >= 0 && tried < MOST_LINE_FEEDS; tried++) {
      add(rows, row, message.substring(0, at), message.substring(at + 1));
      at = message.indexOf('\n', at + 1);
    }
  }

  private static void add(
      Map<String, Example> rows, Example row, String instruction, String input) {
    Example one = row.withPrompt(row.system(), row.history(), instruction, input);
    rows.put(ExampleId.of(one), one);
  }
}
