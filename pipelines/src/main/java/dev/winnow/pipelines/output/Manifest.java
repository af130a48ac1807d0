package dev.winnow.pipelines.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.templates.Json;
import dev.winnow.templates.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What {@code manifest.json} holds: versions, recipe, counts, and every file with its size, SHA-256
 * and, if it is one of lines, its rows.
 */
public final class Manifest {
  private Manifest() {}

  /**
   * The manifest of a run.
   *
   * @param version Winnow's version
   * @param recipe the recipe with every default filled in, as YAML
   * @param ledger the content of {@code ledger.json}
   * @param files of lines
   * @param beside small files beside them
   */
  public static ObjectNode of(
      String version,
      String recipe,
      ObjectNode ledger,
      List<WrittenFile> files,
      List<TextFile> beside) {
    ObjectNode manifest = Json.MAPPER.createObjectNode();
    manifest.put("winnow", version).put("recipe", recipe);
    manifest.set("ledger", ledger);
    ArrayNode list = manifest.putArray("files");
    for (WrittenFile file : files) {
      list.addObject()
          .put("path", file.path())
          .put("rows", file.rows())
          .put("bytes", file.bytes())
          .put("sha256", file.sha256());
    }
    for (TextFile file : beside) {
      byte[] content = file.content().getBytes(StandardCharsets.UTF_8);
      list.addObject()
          .put("path", file.name())
          .put("bytes", content.length)
          .put("sha256", HexFormat.of().formatHex(Sha256.digest().digest(content)));
    }
    return manifest;
  }

  /**
   * Every file that the run of a manifest left in its folder, the manifest among them; none if the
   * file is somebody else's.
   */
  static List<String> files(Path manifest) throws IOException {
    Optional<JsonNode> content = read(manifest);
    if (content.isEmpty()) {
      return List.of();
    }
    List<String> names = new ArrayList<>(List.of(OutputFolder.LEDGER, OutputFolder.MANIFEST));
    for (JsonNode file : content.get().path("files")) {
      names.add(file.path("path").asText());
    }
    return names;
  }

  /** What a manifest holds; empty if the file is somebody else's. */
  static Optional<JsonNode> read(Path manifest) throws IOException {
    try {
      JsonNode content = Json.MAPPER.readTree(manifest.toFile());
      return Optional.of(content).filter(tree -> tree.path("winnow").isTextual());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
