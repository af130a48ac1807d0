package dev.winnow.pipelines.output;

import java.io.Serializable;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A file that was written.
 *
 * @param kind what its lines are
 * @param path relative to the output folder, with forward slashes
 * @param rows how many lines
 * @param bytes its size
 * @param sha256 of its content, in hexadecimal
 * @param labels how many lines each label has
 */
public record WrittenFile(
    OutputKind kind,
    String path,
    long rows,
    long bytes,
    String sha256,
    SortedMap<String, Long> labels)
    implements Serializable {
  public WrittenFile {
    labels = new TreeMap<>(labels);
  }
}
