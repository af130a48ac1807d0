package dev.winnow.pipelines.explain;

import dev.winnow.pipelines.look.Sheet;
import dev.winnow.templates.Visible;
import java.util.Locale;

/**
 * What a person reads: headings at the margin, below them values by name and texts, indented.
 * Everything is made {@linkplain Visible visible} here, and only here.
 */
final class Page {
  /** Of a value and of a text, in characters. */
  private static final int LONGEST_VALUE = 500;

  private static final int LONGEST_TEXT = 4_000;

  private final StringBuilder page = new StringBuilder();

  void heading(String line) {
    page.append(page.isEmpty() ? "" : "\n").append(Visible.line(line)).append('\n');
  }

  /** A value by its name; nothing if it is empty. */
  void entry(String name, String value) {
    if (!value.isEmpty()) {
      String visible = Visible.line(Sheet.shortened(value, LONGEST_VALUE));
      page.append(String.format(Locale.ROOT, "  %-16s  %s\n", Visible.line(name), visible));
    }
  }

  void remark(String line) {
    page.append("  ").append(Visible.line(line)).append('\n');
  }

  /** A text below its name, its end left out if it is long; nothing if it is empty. */
  void text(String name, String text) {
    if (!text.isEmpty()) {
      whole(name, Sheet.shortened(text, LONGEST_TEXT));
    }
  }

  /** A text below its name, however long. */
  void whole(String name, String text) {
    page.append("\n  ").append(Visible.line(name)).append('\n');
    Visible.text(text)
        .lines()
        .forEach(line -> page.append(line.isBlank() ? "" : "    " + line).append('\n'));
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
