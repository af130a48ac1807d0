package dev.winnow.pipelines.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a worker found that a person should know after the run: a file each, in the staging folder,
 * which all workers share.
 */
public final class Notes {
  private static final String FOLDER = "notes";

  private Notes() {}

  /**
   * Leaves a note. One of the same name is replaced: a step that is done again says it once.
   *
   * @param staging the folder that the run stages its files in
   * @param name a file name
   */
  public static void write(Path staging, String name, String note) throws IOException {
    Path folder = Files.createDirectories(staging.resolve(FOLDER));
    Files.writeString(folder.resolve(name), note);
  }

  /** All notes, in the order of their names. */
  public static List<String> read(String staging) throws IOException {
    Path folder = Path.of(staging, FOLDER);
    List<String> notes = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          notes.add(Files.readString(file));
        }
      }
    }
    return notes;
  }
}
