package dev.winnow.pipelines.cli;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.templates.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** An output folder written by hand: what no small run would leave. */
final class WhyFolder {
  private final Path folder;
  private final ObjectNode manifest = Json.MAPPER.createObjectNode();

  WhyFolder(Path folder, String recipe) {
    this.folder = folder;
    manifest.put("winnow", "0.1.0").put("recipe", recipe).putArray("files");
  }

  /** Adds a file of lines. */
  WhyFolder with(String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Cli.write(file, lines);
    manifest.withArray("files").addObject().put("path", name).put("rows", lines.length);
    return this;
  }

  Path done() {
    Cli.write(folder.resolve("manifest.json"), manifest.toString());
    return folder;
  }

  /** An id that begins so. */
  static String id(String beginning) {
    return beginning + "0".repeat(35 - beginning.length());
  }

  /** The line of a dropped row, in ASCII: a lone surrogate has no place in UTF-8. */
  static String dropped(
      String id, String filter, String reason, Map<String, ?> detail, Map<String, ?> row)
      throws IOException {
    ObjectNode line = Json.MAPPER.createObjectNode();
    line.put("id", id).put("filter", filter).put("reason", reason);
    line.set("detail", Json.MAPPER.valueToTree(detail));
    line.set("row", Json.MAPPER.valueToTree(row));
    return Json.MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(line);
  }
}
