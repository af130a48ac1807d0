package dev.winnow.pipelines.ledger;

import java.io.Serializable;

/**
 * Ids that several rows have.
 *
 * @param ids how many ids
 * @param rows how many rows have them
 * @param example the first of the ids in the order of texts; empty if there is none
 */
public record RepeatedIds(long ids, long rows, String example) implements Serializable {
  /** Every id is one row's. */
  public static final RepeatedIds NONE = new RepeatedIds(0, 0, "");

  /** Both together; they share no id. */
  public RepeatedIds and(RepeatedIds other) {
    boolean theirs = ids == 0 || (other.ids > 0 && other.example.compareTo(example) < 0);
    return new RepeatedIds(ids + other.ids, rows + other.rows, theirs ? other.example : example);
  }
}
