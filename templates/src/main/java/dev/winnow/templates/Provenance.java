package dev.winnow.templates;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * Where a row is from. Texts are empty where they do not apply.
 *
 * @param source the file the row was read from, or the part of the recipe that generated it ({@code
 *     generate[0]})
 * @param sourceId the row's own {@code id} in that file
 * @param position the row's number in its source, from 1. It tells rows with equal content and
 *     provenance apart inside a run and is never written with a row: the same rows in another order
 *     give the same bytes
 * @param method the generator's name
 * @param seedIds the seed tasks shown to the teacher
 * @param teacher the model that answered
 * @param promptVersion the prompt's name and version
 * @param request the fingerprint of the request whose answer the row is from
 * @param finishReason why the teacher stopped, in the server's word ({@code stop}, {@code length});
 *     empty also where a row was whole before its answer was cut off
 * @param operation which of the method's ways the row was made in: an evolution, the kind of a
 *     system message
 * @param category the category that it was asked for
 * @param lineage what it descends from
 * @param cluster the id that names the similar rows it is one of, where a split asks for it; else
 *     empty. Like the position it is never written with a row
 */
public record Provenance(
    String source,
    String sourceId,
    long position,
    String method,
    List<String> seedIds,
    String teacher,
    String promptVersion,
    String request,
    String finishReason,
    String operation,
    String category,
    Lineage lineage,
    String cluster)
    implements Serializable {

  public Provenance {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(sourceId, "sourceId");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(teacher, "teacher");
    Objects.requireNonNull(promptVersion, "promptVersion");
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(finishReason, "finishReason");
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(category, "category");
    Objects.requireNonNull(lineage, "lineage");
    Objects.requireNonNull(cluster, "cluster");
    seedIds = List.copyOf(seedIds);
  }

  /** A row read from a file. */
  public static Provenance read(String source, String sourceId, long position) {
    return new Provenance(
        source, sourceId, position, "", List.of(), "", "", "", "", "", "", Lineage.NONE, "");
  }

  /** A row that a teacher's answer gave. */
  public static Provenance generated(
      String source,
      long position,
      String method,
      List<String> seedIds,
      String teacher,
      String promptVersion,
      String request) {
    return new Provenance(
        source,
        "",
        position,
        method,
        seedIds,
        teacher,
        promptVersion,
        request,
        "",
        "",
        "",
        Lineage.NONE,
        "");
  }

  /** The same, of an answer that stopped for this reason. */
  public Provenance finished(String finishReason) {
    return with(finishReason, operation, category, lineage, cluster);
  }

  /** The same, made in this of the method's ways. */
  public Provenance by(String operation) {
    return with(finishReason, operation, category, lineage, cluster);
  }

  /** The same, asked for this category. */
  public Provenance of(String category) {
    return with(finishReason, operation, category, lineage, cluster);
  }

  /** The same, descending from another row. */
  public Provenance from(Lineage lineage) {
    return with(finishReason, operation, category, lineage, cluster);
  }

  /** The same, in this cluster of similar rows. */
  public Provenance in(String cluster) {
    return with(finishReason, operation, category, lineage, cluster);
  }

  /**
   * The id that names what a row belongs to: its cluster, or else the lineage; empty where it
   * belongs to nothing but itself.
   */
  public String family() {
    return cluster.isEmpty() ? lineage.root() : cluster;
  }

  private Provenance with(
      String finishReason, String operation, String category, Lineage lineage, String cluster) {
    return new Provenance(
        source,
        sourceId,
        position,
        method,
        seedIds,
        teacher,
        promptVersion,
        request,
        finishReason,
        operation,
        category,
        lineage,
        cluster);
  }
}
