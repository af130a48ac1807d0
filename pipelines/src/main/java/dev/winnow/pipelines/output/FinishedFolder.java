package dev.winnow.pipelines.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a finished run left in its folder, as the manifest lists it. Only reads. */
public final class FinishedFolder {
  private final JsonNode manifest;
  private final List<Shard> shards = new ArrayList<>();

  /**
   * A file of lines. Rows that were kept are data, on whichever side of a split.
   *
   * @param name relative to the folder, with forward slashes
   * @param rows how many lines the run wrote
   */
  public record Shard(OutputKind kind, String name, Path path, long rows) {}

  private FinishedFolder(Path folder, JsonNode manifest) {
    this.manifest = manifest;
    for (JsonNode file : manifest.path("files")) {
      if (!file.has("rows")) {
        continue;
      }
      String name = file.path("path").asText();
      shards.add(new Shard(kind(name), name, inside(folder, name), file.path("rows").asLong()));
    }
  }

  /**
   * Opens a folder.
   *
   * @throws OutputFolderException if it is not one that a run has finished: what is missing
   */
  public static FinishedFolder open(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      String what = Files.exists(folder) ? "is a file" : "no such folder";
      throw refused(folder, what + "; name the output folder of a finished run");
    }
    Path manifest = folder.resolve(OutputFolder.MANIFEST);
    if (!Files.isRegularFile(manifest)) {
      throw refused(manifest, "is missing; no run has finished in this folder");
    }
    JsonNode content =
        Manifest.read(manifest)
            .orElseThrow(() -> refused(manifest, "is no manifest that Winnow wrote"));
    return new FinishedFolder(folder, content);
  }

  /** The recipe with every default filled in, as YAML. */
  public String recipe() {
    return manifest.path("recipe").asText();
  }

  /** The files of a kind, in the manifest's order. */
  public List<Shard> shards(OutputKind kind) {
    return shards.stream().filter(shard -> shard.kind() == kind).toList();
  }

  private static OutputKind kind(String name) {
    if (name.startsWith("rejects/dropped-")) {
      return OutputKind.DROPPED;
    }
    return name.startsWith("rejects/failed-") ? OutputKind.FAILED : OutputKind.DATA;
  }

  private static Path inside(Path folder, String name) {
    Path path = folder.resolve(name);
    boolean below =
        path.toAbsolutePath().normalize().startsWith(folder.toAbsolutePath().normalize());
    if (!below || !Files.isRegularFile(path)) {
      throw refused(path, "is missing, although the manifest lists it");
    }
    return path;
  }

  private static OutputFolderException refused(Path path, String problem) {
    return new OutputFolderException(path + ": " + problem, null);
  }
}
