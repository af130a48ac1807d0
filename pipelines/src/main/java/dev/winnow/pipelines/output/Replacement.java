package dev.winnow.pipelines.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Puts the files of a run in the place of those of the run before it. The former ones are moved
 * aside, their manifest first; the new ones are moved in, their manifest last. So a folder with a
 * manifest holds what that lists, and of a replacement that was stopped the former output is still
 * there, to be put back. All moves are renames: nothing here takes space, or long.
 *
 * @param folder the output folder
 * @param staging below it, the folder that holds the new files under the names that they will have
 */
record Replacement(Path folder, Path staging) {
  private static final String FORMER = "former";

  /** Whether a replacement was stopped that can be undone. */
  boolean isHalfDone() {
    return Files.exists(former().resolve(OutputFolder.MANIFEST), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Replaces all files.
   *
   * @param before the names of the former files, some of which may not be there
   * @param after the names of the new ones, the manifest among them
   */
  void make(List<String> before, List<String> after) throws IOException {
    aside(OutputFolder.MANIFEST);
    for (String name : before) {
      aside(name);
    }
    for (String name : after) {
      if (!name.equals(OutputFolder.MANIFEST)) {
        move(staging.resolve(name), folder.resolve(name));
      }
    }
    move(staging.resolve(OutputFolder.MANIFEST), folder.resolve(OutputFolder.MANIFEST));
  }

  /** The names of the former files of a replacement that was stopped. */
  List<String> before() throws IOException {
    return Manifest.files(former().resolve(OutputFolder.MANIFEST));
  }

  /** Puts the former files back, their manifest last. */
  void undo() throws IOException {
    for (String name : before()) {
      if (!name.equals(OutputFolder.MANIFEST)) {
        back(name);
      }
    }
    back(OutputFolder.MANIFEST);
  }

  private void aside(String name) throws IOException {
    Path file = folder.resolve(name).normalize();
    if (OwnFiles.isFileBelow(folder, file)) {
      move(file, former().resolve(folder.relativize(file)));
      FileTrees.deleteIfEmpty(file.getParent());
    }
  }

  private void back(String name) throws IOException {
    Path file = folder.resolve(name).normalize();
    Path aside = former().resolve(folder.relativize(file)).normalize();
    if (OwnFiles.isFileBelow(former(), aside)) {
      move(aside, file);
    }
  }

  private Path former() {
    return staging.resolve(FORMER);
  }

  private static void move(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }
}
