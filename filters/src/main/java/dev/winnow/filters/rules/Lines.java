package dev.winnow.filters.rules;

import dev.winnow.templates.Whitespace;

/**
 * How the lines of a text begin and end, white space aside.
 *
 * @param count lines there are, empty ones too; they end in LF, CR or CR LF
 * @param bullets those that begin with • or -
 * @param ellipses those that end in ... or …
 */
record Lines(int count, int bullets, int ellipses) {
  static Lines of(String text) {
    int count = 0;
    int bullets = 0;
    int ellipses = 0;
    for (int start = 0; start < text.length(); count++) {
      int end = end(text, start);
      String line = Whitespace.strip(text.substring(start, end));
      bullets += line.startsWith("•") || line.startsWith("-") ? 1 : 0;
      ellipses += line.endsWith("...") || line.endsWith("…") ? 1 : 0;
      start = text.startsWith("\r\n", end) ? end + 2 : end + 1;
    }
    return new Lines(count, bullets, ellipses);
  }

  private static int end(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }
}
