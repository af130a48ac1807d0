package dev.winnow.pipelines.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a run fills. Shards are written below {@value #STAGING} and moved into place when
 * all are there, the manifest last, so that a folder with a manifest is complete. Winnow keeps a
 * list of the files that it moves in and deletes no others.
 */
public final class OutputFolder {
  /** The folder that holds what is not finished yet; Winnow's own. */
  public static final String STAGING = ".winnow";

  /** What became of all rows. */
  static final String LEDGER = "ledger.json";

  /** The file that is written last. */
  public static final String MANIFEST = "manifest.json";

  private final Path folder;
  private final Path staging;
  private final OwnFiles own;
  private final Replacement replacement;
  private final boolean made;
  private @Nullable FolderLock lock;

  private OutputFolder(Path folder) {
    this.folder = folder;
    this.made = !Files.exists(folder);
    this.staging = folder.resolve(STAGING);
    this.own = new OwnFiles(folder, staging);
    this.replacement = new Replacement(folder, staging);
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
      output.lock = FolderLock.of(output.folder);
      output.own.note(output.own.kept());
      StagingWriters.open(output.staging());
      return output;
    } catch (IOException e) {
      throw OutputFolderException.of(output.folder, e);
    }
  }

  private void refuseForeign(boolean overwrite) throws IOException {
    for (Path part = folder; part != null; part = part.getParent()) {
      if (Files.exists(part) && !Files.isDirectory(part)) {
        throw new OutputFolderException(part + ": is a file; name a folder with --out", null);
      }
    }
    boolean finished =
        Files.exists(folder.resolve(MANIFEST), LinkOption.NOFOLLOW_LINKS)
            || replacement.isHalfDone();
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
    List<String> ours = own.names();
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> !file.startsWith(staging) && !file.endsWith(FolderLock.NAME))
          .filter(file -> !Files.isDirectory(file))
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
   * content, then the manifest. A stop or an error in the middle leaves what the earlier run left,
   * or what the next run puts back.
   *
   * @throws OutputFolderException if a file is in the way that Winnow did not write
   */
  public synchronized Path commit(
      List<WrittenFile> staged, List<TextFile> beside, String ledger, String manifest) {
    List<String> names = new ArrayList<>(staged.stream().map(WrittenFile::path).toList());
    names.addAll(beside.stream().map(TextFile::name).toList());
    names.add(LEDGER);
    names.add(MANIFEST);
    try {
      List<String> before = own.names();
      refuseInTheWay(before, names);
      for (TextFile file : beside) {
        FileTrees.write(staging.resolve(file.name()), file.content());
      }
      FileTrees.write(staging.resolve(LEDGER), ledger);
      FileTrees.write(staging.resolve(MANIFEST), manifest);
      List<String> either = new ArrayList<>(before);
      either.addAll(names);
      own.note(either);
      replacement.make(before, names);
      FileTrees.delete(staging);
      release();
      return folder.resolve(MANIFEST);
    } catch (IOException e) {
      throw OutputFolderException.of(folder, e);
    }
  }

  private void refuseInTheWay(List<String> before, List<String> names) {
    for (String name : names) {
      if (!before.contains(name) && Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
        throw new OutputFolderException(
            folder.resolve(name) + ": is in the way and was not written by Winnow; move it", null);
      }
    }
  }

  /**
   * Takes away what a failed or stopped run wrote. What an earlier run finished stays, and so does
   * this one, if it is done.
   */
  public synchronized void discard() {
    if (lock == null) {
      return;
    }
    try {
      boolean finished = !own.kept().isEmpty();
      StagingWriters.close(staging());
      FileTrees.delete(staging);
      release();
      if (!finished && made) {
        FileTrees.deleteIfEmpty(folder);
      }
    } catch (IOException e) {
      // The folder could not be written to begin with, which has been said already.
      return;
    }
  }

  private void release() throws IOException {
    if (lock != null) {
      lock.release();
      lock = null;
    }
  }

  private String relative(Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }
}
