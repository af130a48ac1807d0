package dev.winnow.templates.chat;

/** Space at the ends of a text, as the models' own templates see it: as Python does. */
final class Strip {
  private Strip() {}

  /** Without what Python's {@code str.strip()} takes away. */
  static String spaces(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (start < end && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  // Java's two notions of space together are Python's, but for U+0085; none is beyond the BMP.
  private static boolean isSpace(char c) {
    return c <= ' '
        ? c == ' ' || Character.isWhitespace(c)
        : c >= 0x85 && (c == 0x85 || Character.isSpaceChar(c));
  }

  /** Without line feeds at its start. */
  static String leadingNewlines(String text) {
    int start = 0;
    while (start < text.length() && text.charAt(start) == '\n') {
      start++;
    }
    return text.substring(start);
  }

  /** Without line feeds at either end. */
  static String newlines(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    return leadingNewlines(text.substring(0, end));
  }
}
