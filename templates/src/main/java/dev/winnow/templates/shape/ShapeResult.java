package dev.winnow.templates.shape;

import dev.winnow.templates.Example;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What becomes of a dataset's row when it is read. */
public sealed interface ShapeResult extends Serializable {
  /** The row is an example. */
  record Read(Example example) implements ShapeResult {}

  /**
   * The row is none.
   *
   * @param reason lower-case words joined by underscores; the ledger counts by it
   * @param detail what exactly, by name: texts and numbers only
   */
  record Refused(String reason, SortedMap<String, Object> detail) implements ShapeResult {
    public Refused {
      detail = Collections.unmodifiableSortedMap(new TreeMap<>(detail));
    }

    static Refused of(String reason, Map<String, ?> detail) {
      return new Refused(reason, new TreeMap<>(detail));
    }
  }
}
