package dev.winnow.generators.tasks;

import org.jspecify.annotations.Nullable;

/**
 * A line such as {@code 4. Instruction: Name a fruit}, also without its number, in bold, or after
 * {@code ###}.
 *
 * @param number the task's, or -1
 * @param marked whether {@code ###} stands before it on the line
 * @param rest what follows the colon
 */
record Heading(TaskPart part, int number, boolean marked, String rest) {
  private static final int MOST_DIGITS = 6;

  /** The heading that a line is, or null. */
  static @Nullable Heading of(String line) {
    int at = skip(line, 0, " \t*#");
    boolean marked = line.substring(0, at).contains("###");
    int digits = at;
    while (digits < line.length() && isDigit(line.charAt(digits))) {
      digits++;
    }
    int number = -1;
    if (digits > at) {
      boolean dotted = digits < line.length() && ".)".indexOf(line.charAt(digits)) >= 0;
      if (!dotted || digits - at > MOST_DIGITS) {
        return null;
      }
      number = Integer.parseInt(line.substring(at, digits));
      at = skip(line, digits + 1, " \t*");
    }
    for (TaskPart part : TaskPart.values()) {
      int end = at + part.key().length();
      if (line.regionMatches(true, at, part.key(), 0, part.key().length())) {
        int colon = skip(line, end, " \t*");
        if (colon < line.length() && line.charAt(colon) == ':') {
          int rest = skip(line, colon + 1, "*");
          return new Heading(part, number, marked, line.substring(rest));
        }
      }
    }
    return null;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int skip(String line, int from, String characters) {
    int at = from;
    while (at < line.length() && characters.indexOf(line.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }
}
