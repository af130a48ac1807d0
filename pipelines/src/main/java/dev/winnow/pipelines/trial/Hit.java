package dev.winnow.pipelines.trial;

import dev.winnow.filters.Verdict;
import dev.winnow.pipelines.look.Sheet;
import dev.winnow.templates.Example;
import dev.winnow.templates.Field;
import java.util.stream.Collectors;

/**
 * A row that a rule would drop, shortened for people.
 *
 * @param place file and line, and the row's own id if it has one
 * @param detail of the verdict
 * @param text the beginning of the text that the verdict is about, else of the whole row
 */
record Hit(String place, String detail, String text) {
  static Hit of(Example row, Verdict.Drop drop) {
    String id = row.provenance().sourceId();
    String place = row.provenance().source() + ":" + row.provenance().position();
    String detail =
        drop.detail().entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .collect(Collectors.joining(", "));
    return new Hit(
        id.isEmpty() ? place : place + " (" + Sheet.excerpt(id) + ")",
        drop.reason() + (detail.isEmpty() ? "" : "  " + Sheet.excerpt(detail)),
        Sheet.excerpt(about(drop).of(row)));
  }

  private static Field about(Verdict.Drop drop) {
    return drop.detail().get("field") instanceof String label && Field.LABELS.contains(label)
        ? Field.of(label)
        : Field.ROW;
  }
}
