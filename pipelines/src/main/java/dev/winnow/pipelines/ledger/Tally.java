package dev.winnow.pipelines.ledger;

import java.io.Serializable;

/**
 * So many rows came in from one source; counted where they enter the graph, so that the ledger can
 * hold it against what was written. Or so many were changed by a filter on their way.
 *
 * @param kind read from a file, generated, or changed
 * @param source the file's name, the recipe's step, or {@code filter.reason}
 * @param rows how many rows or failures
 */
public record Tally(Kind kind, String source, long rows) implements Serializable {
  /** How rows come in, or what happens to them. */
  public enum Kind {
    READ,
    GENERATED,
    CHANGED
  }

  public static Tally read(String source, long rows) {
    return new Tally(Kind.READ, source, rows);
  }

  public static Tally generated(String source, long rows) {
    return new Tally(Kind.GENERATED, source, rows);
  }

  public static Tally changed(String label, long rows) {
    return new Tally(Kind.CHANGED, label, rows);
  }
}
