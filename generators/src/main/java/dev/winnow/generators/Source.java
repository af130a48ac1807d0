package dev.winnow.generators;

import dev.winnow.templates.Example;
import java.io.Serializable;
import java.util.List;

/**
 * A row that a method starts from.
 *
 * @param key of what it asks; what randomness and sampling go by, never where the row stands
 * @param row as it was read: its number, its own id, its texts
 */
public record Source(String key, Example row) implements Serializable {
  /** Whether it has an answer already. */
  public boolean answered() {
    return !row.output().isBlank();
  }

  /** Its own id in its file, for provenance; none if it has none. */
  public List<String> ids() {
    String id = row.provenance().sourceId();
    return id.isEmpty() ? List.of() : List.of(id);
  }

  /** The row's number in its file, from 1; for people only. */
  long number() {
    return row.provenance().position();
  }

  /** As failures name it: {@code generate[0] row 7}. */
  public String named(String step) {
    return step + " row " + number();
  }
}
