package dev.winnow.pipelines.look;

import dev.winnow.templates.Visible;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table for people: each column as wide as its widest cell. */
public final class Columns {
  private final String sides;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * @param sides a character for each column: {@code <} for texts, which stand to the left, {@code
   *     >} for numbers, which stand to the right
   */
  public Columns(String sides) {
    this.sides = sides;
  }

  /** Adds a row of as many cells as there are columns; they are made visible. */
  public Columns row(String... cells) {
    rows.add(Arrays.stream(cells).map(Visible::line).toList());
    return this;
  }

  /** The lines, indented by two, ended. */
  @Override
  public String toString() {
    int[] widths = new int[sides.length()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder table = new StringBuilder();
    rows.forEach(row -> table.append(line(row, widths)).append('\n'));
    return table.toString();
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = row.get(i);
      String padding = " ".repeat(widths[i] - cell.length());
      line.append("  ").append(sides.charAt(i) == '<' ? cell + padding : padding + cell);
    }
    return line.toString().stripTrailing();
  }
}
