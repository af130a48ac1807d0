package dev.winnow.pipelines.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that a run fills. Shards are written below {@value #STAGING} and moved into place when
 * all are there, the manifest last, so that a folder with a manifest is complete. Winnow keeps a
 * list of the files that it moves in and deletes no others.
 */
public final class OutputFolder {
  /** The folder that holds what is not finished yet; Winnow's own. */
  public static final String STAGING = ".winnow";

  /** The file that is written last. */
  public static final String MANIFEST = "manifest.json";

  private static final String LIST = "files.txt";

  private final Path folder;
  private final Path staging;
  private final boolean made;

  private OutputFolder(Path folder) {
    this.folder = folder;
    this.made = !Files.exists(folder);
    this.staging = folder.resolve(STAGING);
  }

  /**
   * Makes the folder ready for a run.
   *
   * @param overwrite whether what an earlier run wrote may be replaced
   * @throws OutputFolderException if the folder holds something else, or cannot be written
   */
  public static OutputFolder prepare(Path folder, boolean overwrite) {
    OutputFolder output = new OutputFolder(folder.toAbsolutePath().normalize());
    try {
      output.refuseForeign(overwrite);
      Files.createDirectories(output.folder);
      List<String> ours = output.ours();
      output.clearStaging();
      output.note(ours);
      return output;
    } catch (IOException e) {
      throw output.broken(e);
    }
  }

  private void refuseForeign(boolean overwrite) throws IOException {
    for (Path part = folder; part != null; part = part.getParent()) {
      if (Files.exists(part) && !Files.isDirectory(part)) {
        throw new OutputFolderException(part + ": is a file; name a folder with --out", null);
      }
    }
    boolean finished = Files.exists(folder.resolve(MANIFEST), LinkOption.NOFOLLOW_LINKS);
    if (overwrite || (!finished && isUnfinishedOrEmpty())) {
      return;
    }
    throw new OutputFolderException(
        folder
            + ": the folder is not empty"
            + (finished ? " (it holds a finished run)" : "")
            + "; give --overwrite to replace what Winnow wrote there, or another folder with --out",
        null);
  }

  /**
   * A folder that a stopped run left behind may be used again: what it holds beside the staging
   * folder is listed.
   */
  private boolean isUnfinishedOrEmpty() throws IOException {
    if (!Files.exists(folder)) {
      return true;
    }
    List<String> ours = ours();
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> !file.startsWith(staging) && !Files.isDirectory(file))
          .allMatch(file -> ours.contains(relative(file)));
    }
  }

  /** Where the workers write. */
  public String staging() {
    return staging.toString();
  }

  public Path path() {
    return folder;
  }

  /**
   * Replaces what an earlier run left by what this one wrote: the staged files, then those given by
   * content, then the manifest.
   *
   * @throws OutputFolderException if a file is in the way that Winnow did not write
   */
  public Path commit(List<WrittenFile> staged, String ledger, String manifest) {
    List<String> names = new ArrayList<>(staged.stream().map(WrittenFile::path).toList());
    names.add("ledger.json");
    names.add(MANIFEST);
    try {
      List<String> before = ours();
      for (String name : names) {
        if (!before.contains(name)
            && Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
          throw new OutputFolderException(
              folder.resolve(name) + ": is in the way and was not written by Winnow; move it",
              null);
        }
      }
      List<String> either = new ArrayList<>(before);
      either.addAll(names);
      note(either);
      deleteOurs(before);
      for (WrittenFile file : staged) {
        Path target = folder.resolve(file.path());
        Files.createDirectories(target.getParent());
        Files.move(staging.resolve(file.path()), target, StandardCopyOption.ATOMIC_MOVE);
      }
      Files.writeString(folder.resolve("ledger.json"), ledger);
      Files.writeString(staging.resolve(MANIFEST), manifest);
      Files.move(
          staging.resolve(MANIFEST), folder.resolve(MANIFEST), StandardCopyOption.ATOMIC_MOVE);
      FileTrees.delete(staging);
      return folder.resolve(MANIFEST);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** Takes away what a failed run staged. What an earlier run finished stays. */
  public void discard() {
    try {
      boolean finished = Files.exists(folder.resolve(MANIFEST));
      List<String> ours = ours();
      if (!finished && !ours.isEmpty()) {
        clearStaging();
        return;
      }
      FileTrees.delete(staging);
      if (!finished && made) {
        FileTrees.deleteIfEmpty(folder);
      }
    } catch (IOException e) {
      // The folder could not be written to begin with, which has been said already.
      return;
    }
  }

  private void deleteOurs(List<String> names) throws IOException {
    Files.deleteIfExists(folder.resolve(MANIFEST));
    for (String name : names) {
      Path file = folder.resolve(name).normalize();
      if (file.startsWith(folder) && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        Files.deleteIfExists(file);
        Path parent = file.getParent();
        if (parent != null && parent.startsWith(folder)) {
          FileTrees.deleteIfEmpty(parent);
        }
      }
    }
  }

  /**
   * The files that Winnow wrote here: of a finished run the manifest knows them, of a stopped one
   * the list.
   */
  private List<String> ours() throws IOException {
    Path list = staging.resolve(LIST);
    if (Files.exists(list)) {
      return Files.readAllLines(list, StandardCharsets.UTF_8);
    }
    Path manifest = folder.resolve(MANIFEST);
    return Files.exists(manifest) ? Manifest.files(manifest) : List.of();
  }

  private void note(List<String> names) throws IOException {
    Files.createDirectories(staging);
    // A full disk must not leave half a list in place of the whole one.
    Path next = staging.resolve(LIST + ".new");
    Files.write(next, names, StandardCharsets.UTF_8);
    Files.move(next, staging.resolve(LIST), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Takes away all that is staged but the list, without which nobody knows what is Winnow's. */
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

  private String relative(Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private OutputFolderException broken(IOException e) {
    String file = e instanceof FileSystemException known ? String.valueOf(known.getFile()) : "";
    String what =
        switch (e.getClass().getSimpleName()) {
          case "AccessDeniedException" -> "no write permission for " + file;
          case "FileAlreadyExistsException" -> "a file is in the way: " + file;
          case "NoSuchFileException" -> "cannot make " + file;
          default -> String.valueOf(e.getMessage());
        };
    return new OutputFolderException(
        folder + ": cannot write here: " + what + "; mend that, or name another folder with --out",
        e);
  }
}
