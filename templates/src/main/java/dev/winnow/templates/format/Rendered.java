package dev.winnow.templates.format;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What becomes of a row when it is written. */
public sealed interface Rendered extends Serializable {
  /**
   * A line for a shard.
   *
   * @param json one JSON object in UTF-8, without a newline
   * @param defused how many control tokens were removed from the row or broken in it
   */
  @SuppressWarnings("ArrayRecordComponent") // made once a row; never compared as a whole
  record Line(byte[] json, int defused) implements Rendered {}

  /**
   * A row that cannot be written as the recipe asks.
   *
   * @param reason lower-case words joined by underscores; the ledger counts by it
   * @param detail what exactly, by name: texts and numbers only
   */
  record Refused(String reason, SortedMap<String, Object> detail) implements Rendered {
    public Refused {
      detail = Collections.unmodifiableSortedMap(new TreeMap<>(detail));
    }

    static Refused of(String reason, Map<String, ?> detail) {
      return new Refused(reason, new TreeMap<>(detail));
    }
  }
}
