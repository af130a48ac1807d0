package dev.winnow.pipelines.output;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two runs from writing to one folder at once. The lock goes with the process, so that one
 * that was killed leaves none, only a file without meaning.
 */
final class FolderLock {
  /** The file that is locked, in the output folder. */
  static final String NAME = ".winnow.lock";

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Locks a folder that exists.
   *
   * @throws OutputFolderException if another run has it
   */
  static FolderLock of(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock(channel) == null) {
      channel.close();
      throw new OutputFolderException(
          folder + ": another run is writing here; wait for it, or name another folder with --out",
          null);
    }
    return new FolderLock(file, channel);
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process
    }
  }

  /** Gives the folder free and takes the file away. */
  void release() throws IOException {
    Files.deleteIfExists(file);
    channel.close();
  }
}
