package dev.winnow.filters.rules.pii;

import dev.winnow.filters.text.Words;

/**
 * What stands right beside a candidate, and what a character is. Indices may be outside the text.
 */
final class Edges {
  private Edges() {}

  /** Whether no word runs into the candidate from either side, nor goes on in a longer number. */
  static boolean standsAlone(String text, int start, int end) {
    return startsAlone(text, start) && endsAlone(text, end);
  }

  /** Not behind a letter, digit or underscore; nor behind a hyphen or point that follows one. */
  static boolean startsAlone(String text, int start) {
    boolean joined = isOneOf("-.", text, start - 1) && isWordBefore(text, start - 1);
    return !joined && !isWordBefore(text, start);
  }

  /**
   * Not before a letter, digit or underscore, nor before a hyphen and one, nor a point and digit.
   */
  static boolean endsAlone(String text, int end) {
    boolean hyphen = isOneOf("-", text, end) && isWordAt(text, end + 1);
    boolean point = isOneOf(".", text, end) && isDigit(text, end + 1);
    return !hyphen && !point && !isWordAt(text, end);
  }

  static boolean isWordBefore(String text, int index) {
    return index > 0 && Words.isPart(text.codePointBefore(index));
  }

  static boolean isWordAt(String text, int index) {
    return index < text.length() && Words.isPart(text.codePointAt(index));
  }

  static boolean isOneOf(String characters, String text, int index) {
    return index >= 0 && index < text.length() && characters.indexOf(text.charAt(index)) >= 0;
  }

  static boolean isDigit(String text, int index) {
    return index >= 0 && index < text.length() && isDigit(text.charAt(index));
  }

  /** 0 to 9 only. */
  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  /** A letter or digit of ASCII. */
  static boolean isAlphanumeric(char c) {
    return isDigit(c) || isCapital(c) || (c >= 'a' && c <= 'z');
  }
}
