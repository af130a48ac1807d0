package dev.winnow.filters;

import dev.winnow.templates.Example;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a rule says about a row. */
public sealed interface Verdict extends Serializable {
  /** The row stays. */
  Verdict KEEP = new Keep();

  /** The row goes. */
  static Verdict drop(String reason, Map<String, ?> detail) {
    return new Drop(reason, new TreeMap<>(detail));
  }

  /** The row stays, as this row. */
  static Verdict changed(Example row, String reason) {
    return new Changed(row, reason);
  }

  /** The row stays. */
  record Keep() implements Verdict {}

  /**
   * The row stays with other texts: what comes later sees these.
   *
   * @param row in place of the one that was judged, and not equal to it
   * @param reason what was done: lower-case words joined by underscores; the ledger counts by it
   */
  record Changed(Example row, String reason) implements Verdict {}

  /**
   * The row goes.
   *
   * @param reason lower-case words joined by underscores; the ledger counts by it
   * @param detail what exactly, by name: texts and numbers only
   */
  record Drop(String reason, SortedMap<String, Object> detail) implements Verdict {
    public Drop {
      detail = Collections.unmodifiableSortedMap(new TreeMap<>(detail));
    }
  }
}
