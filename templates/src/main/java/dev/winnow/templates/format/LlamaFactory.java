package dev.winnow.templates.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.templates.Json;

/**
 * How LLaMA-Factory's {@code dataset_info.json} describes rows, see {@link RowFormat#datasetInfo}.
 */
final class LlamaFactory {
  private LlamaFactory() {}

  /**
   * Rows that it reads as Alpaca's.
   *
   * @param columns what it calls a column, and its key in the rows, in turn
   */
  static ObjectNode alpaca(String... columns) {
    ObjectNode info = Json.MAPPER.createObjectNode().put("formatting", "alpaca");
    ObjectNode keys = info.putObject("columns");
    for (int i = 0; i < columns.length; i += 2) {
      keys.put(columns[i], columns[i + 1]);
    }
    return info;
  }
}
