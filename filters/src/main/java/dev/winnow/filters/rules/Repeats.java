package dev.winnow.filters.rules;

import java.util.HashSet;
import java.util.Set;

/**
 * The lines or paragraphs of a text that stood in it before.
 *
 * @param parts lines or paragraphs there are, at least 1
 * @param repeats those that are equal to an earlier one
 * @param chars code points of these
 */
record Repeats(int parts, int repeats, int chars) {
  /**
   * Of the parts between runs of at least so many line feeds; a text that begins or ends with a run
   * has an empty part there.
   */
  static Repeats of(String text, int lineFeeds) {
    Set<String> seen = new HashSet<>();
    int parts = 0;
    int repeats = 0;
    int chars = 0;
    for (int start = 0; start <= text.length(); parts++) {
      int end = separator(text, start, lineFeeds);
      String part = text.substring(start, end);
      if (!seen.add(part)) {
        repeats++;
        chars += part.codePointCount(0, part.length());
      }
      start = end == text.length() ? end + 1 : runEnd(text, end);
    }
    return new Repeats(parts, repeats, chars);
  }

  /** Where the next run of enough line feeds begins, or the text's end. */
  private static int separator(String text, int from, int lineFeeds) {
    int start = text.indexOf('\n', from);
    while (start >= 0) {
      int end = runEnd(text, start);
      if (end - start >= lineFeeds) {
        return start;
      }
      start = text.indexOf('\n', end);
    }
    return text.length();
  }

  private static int runEnd(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) == '\n') {
      end++;
    }
    return end;
  }
}
