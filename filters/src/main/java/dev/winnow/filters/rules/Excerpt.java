package dev.winnow.filters.rules;

/** The beginning of a text, short enough to stand in a message or a verdict's detail. */
final class Excerpt {
  private static final int LONGEST = 80;

  private Excerpt() {}

  /** At most 80 code points; an ellipsis is the last where something was cut. */
  static String of(String text) {
    if (text.length() <= LONGEST || text.codePointCount(0, text.length()) <= LONGEST) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }
}
