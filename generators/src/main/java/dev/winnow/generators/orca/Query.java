package dev.winnow.generators.orca;

import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import java.io.Serializable;
import java.util.TreeMap;

/**
 * One query that is answered.
 *
 * @param id of what is asked, wherever and however it is written down: of the row's own system
 *     message if that is kept, its history and its user message
 * @param row the dataset's row: its number, its own id, its instruction and input
 */
record Query(String id, Example row) implements Serializable {
  /**
   * @param row its output is not looked at
   * @param system what of the row's system message belongs to the question
   */
  static Query of(Example row, String system) {
    Example asked =
        new Example(
            system, row.history(), row.userMessage(), "", "", row.provenance(), new TreeMap<>());
    return new Query(ExampleId.of(asked), row);
  }

  /** The row's number in its file, from 1. */
  long number() {
    return row.provenance().position();
  }

  /** As failures name it: {@code generate[0] row 7}. */
  String named(String step) {
    return step + " row " + number();
  }
}
