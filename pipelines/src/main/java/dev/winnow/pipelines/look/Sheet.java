package dev.winnow.pipelines.look;

import dev.winnow.templates.Surrogates;
import dev.winnow.templates.Visible;

/** What a person reads: headings at the margin, below them lines and tables, indented. */
public final class Sheet {
  /** Of a text that is shown on one line, in characters. */
  private static final int LONGEST = 160;

  private final StringBuilder sheet = new StringBuilder();

  /** A line at the margin, behind an empty one. */
  public void heading(String line) {
    sheet.append(sheet.isEmpty() ? "" : "\n").append(Visible.line(line)).append('\n');
  }

  /** A line below a heading; it is made visible. */
  public void line(String line) {
    sheet.append("  ").append(Visible.line(line)).append('\n');
  }

  /** A text below a heading, line by line as it is. */
  public void text(String text, Paint paint) {
    paint
        .text(text)
        .lines()
        .forEach(line -> sheet.append(line.isBlank() ? "" : "    " + line).append('\n'));
  }

  public void table(Columns table) {
    sheet.append(table);
  }

  /** The beginning of a text, white space as single spaces; not made visible yet. */
  public static String excerpt(String text) {
    String start = Surrogates.prefix(text, 2 * LONGEST).replaceAll("\\s+", " ").strip();
    return start.length() <= LONGEST && text.length() <= 2 * LONGEST
        ? start
        : Surrogates.prefix(start, LONGEST - 1) + "…";
  }

  /** A text whose end is left out if it is long, and how much that is; not made visible yet. */
  public static String shortened(String text, int limit) {
    String start = Surrogates.prefix(text, limit);
    int left = text.length() - start.length();
    return left == 0 ? text : start + "… (" + Numbers.count(left, "more character") + ")";
  }

  @Override
  public String toString() {
    return sheet.toString();
  }
}
