package dev.winnow.pipelines;

import dev.winnow.filters.text.TokenCounter;
import dev.winnow.pipelines.input.InputShapes;
import dev.winnow.pipelines.input.RowCounter;
import dev.winnow.pipelines.stats.RowStats;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Numbers of existing data.
 *
 * @param files the names of all files that were read
 */
public record DataStats(List<String> files, RowStats stats) {
  /**
   * Reads all rows.
   *
   * @param data paths or globs
   * @param at what messages call the map
   * @param map field names or JSON pointers by our field; none if rows are to be recognised
   * @throws dev.winnow.templates.settings.InvalidSetting if the map is none
   * @throws dev.winnow.pipelines.input.InputException if there is no such data
   */
  public static DataStats of(
      List<String> data, String at, Map<String, String> map, TokenCounter tokenizer)
      throws IOException {
    Inputs inputs = Inputs.ofData(InputShapes.of(at, map), data);
    RowStats stats =
        RowCounter.count(
            inputs.files(), inputs.shapes(), Long.MAX_VALUE, () -> new RowStats(tokenizer));
    return new DataStats(inputs.names(), stats);
  }
}
