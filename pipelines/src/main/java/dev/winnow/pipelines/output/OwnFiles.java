package dev.winnow.pipelines.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of an output folder that are Winnow's. Only they are ever deleted.
 *
 * @param folder the output folder
 * @param staging below it, the folder that holds the list of a run that is not finished
 */
record OwnFiles(Path folder, Path staging) {
  private static final String LIST = "files.txt";

  /**
   * Takes away what a stopped run left half-finished. What an earlier run finished stays, or is put
   * back.
   *
   * @return the files that stay
   */
  List<String> kept() throws IOException {
    List<String> ours = names();
    Replacement replacement = new Replacement(folder, staging);
    boolean finished =
        Files.exists(folder.resolve(OutputFolder.MANIFEST), LinkOption.NOFOLLOW_LINKS);
    if (!finished) {
      List<String> former = replacement.isHalfDone() ? replacement.before() : List.of();
      delete(ours.stream().filter(name -> !former.contains(name)).toList());
      if (!former.isEmpty()) {
        replacement.undo();
        note(former);
        ours = former;
        finished = true;
      }
    }
    // The list goes last: without it nobody knows what is Winnow's.
    clearStaging();
    return finished ? ours : List.of();
  }

  /** Deletes files, and the folders that this leaves empty; nothing outside the folder. */
  void delete(List<String> names) throws IOException {
    Files.deleteIfExists(folder.resolve(OutputFolder.MANIFEST));
    for (String name : names) {
      Path file = folder.resolve(name).normalize();
      if (isFileBelow(folder, file)) {
        Files.delete(file);
        FileTrees.deleteIfEmpty(file.getParent());
      }
    }
  }

  /** Whether a path names something below the folder that can be deleted by itself. */
  static boolean isFileBelow(Path folder, Path file) {
    return file.startsWith(folder)
        && Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * The files that Winnow wrote here: of a finished run the manifest knows them, of a stopped one
   * the list.
   */
  List<String> names() throws IOException {
    Path list = staging.resolve(LIST);
    if (Files.exists(list)) {
      return Files.readAllLines(list, StandardCharsets.UTF_8);
    }
    Path manifest = folder.resolve(OutputFolder.MANIFEST);
    return Files.exists(manifest) ? Manifest.files(manifest) : List.of();
  }

  /** Keeps the list of what is Winnow's, or will be. */
  void note(List<String> names) throws IOException {
    Files.createDirectories(staging);
    // A full disk must not leave half a list in place of the whole one.
    Path next = staging.resolve(LIST + ".new");
    FileTrees.write(next, String.join("\n", names));
    Files.move(next, staging.resolve(LIST), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Takes away all that is staged but the list. */
  private void clearStaging() throws IOException {
    if (!Files.isDirectory(staging, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> staged = Files.list(staging)) {
      for (Path file : staged.toList()) {
        if (!file.endsWith(LIST)) {
          FileTrees.delete(file);
        }
      }
    }
  }
}
