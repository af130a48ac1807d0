package dev.winnow.templates;

import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Texts that somebody else wrote, fit for a terminal: what controls it, turns the reading direction
 * or cannot be seen is written as an escape such as {@code \u001b}. Never throws on any text.
 */
public final class Visible {
  private Visible() {}

  /**
   * On one line: a line's end is an escape too, so that a value can neither break nor forge one.
   */
  public static String line(String text) {
    return escaped(text, character -> false);
  }

  /** On many lines: line feeds and tabs stand as they are. */
  public static String text(String text) {
    return escaped(text, character -> character == '\n' || character == '\t');
  }

  private static String escaped(String text, IntPredicate allowed) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            character -> {
              if (isUnsafe(character) && !allowed.test(character)) {
                visible.append(
                    String.format(
                        Locale.ROOT,
                        Character.isBmpCodePoint(character) ? "\\u%04x" : "\\u{%x}",
                        character));
              } else {
                visible.appendCodePoint(character);
              }
            });
    return visible.toString();
  }

  private static boolean isUnsafe(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }
}
