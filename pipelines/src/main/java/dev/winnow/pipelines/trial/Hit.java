package dev.winnow.pipelines.trial;

import dev.winnow.filters.Verdict;
import dev.winnow.pipelines.look.Sheet;
import dev.winnow.pipelines.look.Told;
import dev.winnow.templates.Example;
import dev.winnow.templates.Field;
import dev.winnow.templates.Texts;
import java.util.List;

/**
 * A row that a rule would drop or change, shortened for people.
 *
 * @param place file and line, and the row's own id if it has one
 * @param detail of the verdict
 * @param texts the beginning of the text that the verdict is about, else of the whole row; of a
 *     change the place where the text changes, before and after
 */
record Hit(String place, String detail, List<String> texts) {
  /** So much of a text is shown before the place where it changes, in characters. */
  private static final int LEAD = 40;

  static Hit of(Example row, Verdict.Drop drop) {
    return new Hit(
        Told.place(row),
        Told.why(drop.reason(), drop.detail()),
        List.of(Sheet.excerpt(about(drop).of(row))));
  }

  /** Shows the first text that is another one now. */
  static Hit of(Example row, Verdict.Changed changed) {
    List<Texts.Named> before = Texts.of(row);
    List<Texts.Named> after = Texts.of(changed.row());
    int text = 0;
    while (text < before.size() - 1 && before.get(text).equals(after.get(text))) {
      text++;
    }
    String old = before.get(text).text();
    String now = after.get(text).text();
    int from = Math.max(0, firstDifference(old, now) - LEAD);
    return new Hit(
        Told.place(row),
        changed.reason() + "  field: " + before.get(text).name(),
        List.of(from(from, old), from(from, now)));
  }

  private static int firstDifference(String one, String other) {
    int at = 0;
    while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at;
  }

  private static String from(int start, String text) {
    return (start > 0 ? "…" : "") + Sheet.excerpt(text.substring(start));
  }

  private static Field about(Verdict.Drop drop) {
    return drop.detail().get("field") instanceof String label && Field.LABELS.contains(label)
        ? Field.of(label)
        : Field.ROW;
  }
}
