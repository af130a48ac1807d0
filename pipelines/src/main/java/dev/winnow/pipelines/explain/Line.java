package dev.winnow.pipelines.explain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.pipelines.input.WrittenLines;
import dev.winnow.pipelines.output.FinishedFolder;
import java.io.IOException;

/**
 * A line of an output file.
 *
 * @param number from 1
 * @param json an object
 */
record Line(FinishedFolder.Shard shard, long number, JsonNode json) {
  /** Where it stands: {@code data/train-00000-of-00001.jsonl:7}. */
  String place() {
    return shard.name() + ":" + number;
  }

  /**
   * The text of a key.
   *
   * @throws IOException if the line has none there
   */
  String text(String key) throws IOException {
    JsonNode value = json.path(key);
    if (!value.isTextual()) {
      throw WrittenLines.broken(shard.path(), number, "no text \"" + key + "\"");
    }
    return value.textValue();
  }

  /**
   * The object of a key.
   *
   * @throws IOException if the line has none there
   */
  JsonNode object(String key) throws IOException {
    JsonNode value = json.path(key);
    if (!value.isObject()) {
      throw WrittenLines.broken(shard.path(), number, "no object \"" + key + "\"");
    }
    return value;
  }
}
