package dev.winnow.pipelines.input;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * Local files by a glob of {@link java.nio.file.FileSystem#getPathMatcher}. Folders that exist as
 * they are written are no part of the glob, so a working folder may hold {@code [} or {@code *};
 * Beam's own search would take them for wildcards.
 */
final class LocalGlob {
  private LocalGlob() {}

  /**
   * The files, in no order.
   *
   * @param pattern absolute
   * @throws java.util.regex.PatternSyntaxException if it is no glob
   */
  static List<Path> find(Path pattern) throws IOException {
    Path folder = pattern.getRoot();
    int plain = 0;
    while (plain < pattern.getNameCount() - 1
        && Files.isDirectory(folder.resolve(pattern.getName(plain)))) {
      folder = folder.resolve(pattern.getName(plain++));
    }
    Path glob = pattern.subpath(plain, pattern.getNameCount());
    int depth = glob.toString().contains("**") ? Integer.MAX_VALUE : glob.getNameCount();
    Found found = new Found(folder, glob);
    Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, found);
    return found.files;
  }

  private static final class Found extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final PathMatcher matcher;
    private final List<Path> files = new ArrayList<>();

    Found(Path folder, Path glob) {
      this.folder = folder;
      matcher = folder.getFileSystem().getPathMatcher("glob:" + glob);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && matcher.matches(folder.relativize(file))) {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    /** A folder that may not be read or a link to nowhere has no files for us. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
