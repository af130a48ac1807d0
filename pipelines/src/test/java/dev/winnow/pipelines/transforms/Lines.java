package dev.winnow.pipelines.transforms;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.templates.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Lines of output as JSON. */
public final class Lines {
  private Lines() {}

  public static JsonNode json(OutputLine line) {
    try {
      return Json.MAPPER.readTree(line.json());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The texts or numbers at a JSON pointer of each line, sorted. */
  public static List<String> at(String pointer, List<OutputLine> lines) {
    return lines.stream().map(line -> json(line).at(pointer).asText()).sorted().toList();
  }
}
