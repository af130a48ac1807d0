package dev.winnow.pipelines.input;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;

/** Finds the files that paths and globs name. */
public final class InputFiles {
  private InputFiles() {}

  /**
   * A path or glob, and what it comes to.
   *
   * @param uris the files, sorted
   * @param bytes their size together
   */
  public record Found(List<String> uris, long bytes) {}

  /**
   * The files of one path or glob. A local path that exists is that file, whatever characters it
   * has.
   *
   * @throws InputException if there is none, it is a folder, or it cannot hold rows
   */
  public static Found find(String pattern) {
    try {
      Found found = pattern.contains("://") ? remote(pattern) : local(pattern);
      if (found.uris().isEmpty()) {
        throw new InputException(pattern + ": no such file");
      }
      found.uris().forEach(InputFiles::check);
      return found;
    } catch (IOException | IllegalArgumentException e) {
      throw new InputException(pattern + ": cannot be read: " + e.getMessage());
    }
  }

  private static Found local(String pattern) throws IOException {
    Path path = Path.of(pattern).toAbsolutePath();
    if (Files.isDirectory(path)) {
      throw new InputException(
          pattern
              + ": is a folder; name its files, for example '"
              + Path.of(pattern, "*.jsonl")
              + "'");
    }
    TreeSet<String> uris = new TreeSet<>();
    long bytes = 0;
    for (Path file : Files.exists(path) ? List.of(path) : LocalGlob.find(path)) {
      if (!Files.isRegularFile(file)) {
        throw new InputException(
            pattern + ": is no regular file; write what comes out of it to a file first");
      }
      // One file has one name, however the way to it is written; a link keeps the name it has here.
      Path folder = Objects.requireNonNull(file.getParent(), "a file is in a folder");
      uris.add(folder.toRealPath().resolve(file.getFileName()).toString());
      bytes += Files.size(file);
    }
    return new Found(List.copyOf(uris), bytes);
  }

  private static Found remote(String pattern) throws IOException {
    TreeSet<String> uris = new TreeSet<>();
    long bytes = 0;
    for (MatchResult.Metadata file :
        FileSystems.match(pattern, EmptyMatchTreatment.ALLOW).metadata()) {
      if (!file.resourceId().isDirectory()) {
        uris.add(file.resourceId().toString());
        bytes += file.sizeBytes();
      }
    }
    return new Found(List.copyOf(uris), bytes);
  }

  /** Opens a file once before the run starts: what cannot be read is said at once. */
  private static void check(String uri) {
    ByteBuffer start = ByteBuffer.allocate(FileKind.LOOK);
    try (ReadableByteChannel channel = FileSystems.open(FileSystems.matchNewResource(uri, false))) {
      boolean more = true;
      while (more && start.hasRemaining()) {
        more = channel.read(start) >= 0;
      }
    } catch (IOException e) {
      throw new InputException(uri + ": cannot be read: " + e.getMessage());
    }
    FileKind.refused(start.flip())
        .ifPresent(
            why -> {
              throw new InputException(uri + ": " + why);
            });
  }

  /**
   * Names for files: what is left of each path behind the deepest folder that holds them all, so
   * that a name says which file it is and nothing about the machine.
   */
  public static List<String> names(List<String> uris) {
    String common = null;
    for (String uri : uris) {
      String folder = uri.substring(0, uri.lastIndexOf('/') + 1);
      common = common == null ? folder : commonFolder(common, folder);
    }
    List<String> names = new ArrayList<>();
    for (String uri : uris) {
      names.add(uri.substring(common == null ? 0 : common.length()));
    }
    return names;
  }

  private static String commonFolder(String a, String b) {
    int same = 0;
    while (same < a.length() && same < b.length() && a.charAt(same) == b.charAt(same)) {
      same++;
    }
    return a.substring(0, a.lastIndexOf('/', same - 1) + 1);
  }
}
