package dev.winnow.pipelines.input;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
   * The files of one path or glob.
   *
   * @throws InputException if there is none, it is a folder, or it cannot hold rows
   */
  public static Found find(String pattern) {
    Found found = pattern.contains("://") ? matched(pattern, pattern) : local(pattern);
    if (found.uris().isEmpty()) {
      throw new InputException(pattern + ": no such file");
    }
    found.uris().forEach(InputFiles::check);
    return found;
  }

  /** A file whose name has the characters of a glob is itself, if it is there. */
  private static Found local(String pattern) {
    Path path = Path.of(pattern).toAbsolutePath().normalize();
    if (Files.isDirectory(path)) {
      String folder = pattern.endsWith("/") ? pattern : pattern + "/";
      throw new InputException(
          pattern + ": is a folder; name its files, for example '" + folder + "*.jsonl'");
    }
    if (Files.isRegularFile(path)) {
      return new Found(List.of(path.toString()), path.toFile().length());
    }
    return matched(pattern, path.toString());
  }

  private static Found matched(String pattern, String absolute) {
    try {
      TreeSet<String> uris = new TreeSet<>();
      long bytes = 0;
      for (MatchResult.Metadata file :
          FileSystems.match(absolute, EmptyMatchTreatment.ALLOW).metadata()) {
        if (!file.resourceId().isDirectory()) {
          uris.add(file.resourceId().toString());
          bytes += file.sizeBytes();
        }
      }
      return new Found(List.copyOf(uris), bytes);
    } catch (IOException | IllegalArgumentException e) {
      throw new InputException(pattern + ": cannot be read: " + e.getMessage());
    }
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
