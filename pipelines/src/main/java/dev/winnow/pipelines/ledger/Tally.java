package dev.winnow.pipelines.ledger;

import java.io.Serializable;

/**
 * So many rows came in from one source; counted where they enter the graph, so that the ledger can
 * hold it against what was written.
 *
 * @param kind read from a file, or generated
 * @param source the file's name or the recipe's step
 * @param rows how many rows or failures
 */
public record Tally(Kind kind, String source, long rows) implements Serializable {
  /** How rows come in. */
  public enum Kind {
    READ,
    GENERATED
  }

  public static Tally read(String source, long rows) {
    return new Tally(Kind.READ, source, rows);
  }

  public static Tally generated(String source, long rows) {
    return new Tally(Kind.GENERATED, source, rows);
  }
}
