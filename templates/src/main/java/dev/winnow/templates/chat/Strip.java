package dev.winnow.templates.chat;

/** Line feeds at the ends of a text. */
final class Strip {
  private Strip() {}

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
