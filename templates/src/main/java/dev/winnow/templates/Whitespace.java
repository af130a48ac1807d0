package dev.winnow.templates;

import java.util.ArrayList;
import java.util.List;

/**
 * White space as Python sees it, and with it the models' own templates and the published recipes:
 * what {@code str.split} and {@code str.strip} take for white space, so no-break spaces and the
 * separators U+001C to U+001F as well.
 */
public final class Whitespace {
  private Whitespace() {}

  /** The texts between runs of white space. */
  public static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean outside = i == text.length() || isSpace(text.charAt(i));
      if (!outside && start < 0) {
        start = i;
      } else if (outside && start >= 0) {
        parts.add(text.substring(start, i));
        start = -1;
      }
    }
    return parts;
  }

  /** The text without white space at both ends. */
  public static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** All white space is in the basic plane, so looking at single UTF-16 units is enough. */
  public static boolean isSpace(int unit) {
    if (unit > ' ' && unit < 0x7F) {
      return false;
    }
    return Character.isWhitespace(unit) || Character.isSpaceChar(unit) || unit == '\u0085';
  }
}
