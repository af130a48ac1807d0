package dev.winnow.filters.text;

import java.util.Locale;

/**
 * Lower case as Unicode has it, whatever the locale; the same as Python's {@code str.lower}. Linear
 * in the text's length.
 *
 * <p>{@link String#toLowerCase(Locale)} alone will not do: for each capital sigma it looks for the
 * ends of the word anew, which takes a line of a million of them hours, and its words are not those
 * of the Unicode standard (section 3.13, Final_Sigma).
 */
public final class LowerCase {
  private static final String IGNORABLE =
      "'.:\u00B7\u0387\u055F\u05F4\u2018\u2019\u2024\u2027"
          + "\uFE13\uFE52\uFE55\uFF07\uFF0E\uFF1A";

  private LowerCase() {}

  /** The text in lower case. */
  public static String of(String text) {
    String sigmasDone = text.indexOf('Σ') < 0 ? text : lowerSigmas(text);
    return sigmasDone.toLowerCase(Locale.ROOT);
  }

  private static String lowerSigmas(String text) {
    StringBuilder lower = new StringBuilder(text);
    for (int i = text.indexOf('Σ'); i >= 0; i = text.indexOf('Σ', i + 1)) {
      lower.setCharAt(i, casedBefore(text, i) && !casedAfter(text, i + 1) ? 'ς' : 'σ');
    }
    return lower.toString();
  }

  private static boolean casedBefore(String text, int end) {
    int i = end;
    while (i > 0 && isIgnorable(text.codePointBefore(i))) {
      i -= Character.charCount(text.codePointBefore(i));
    }
    return i > 0 && isCased(text.codePointBefore(i));
  }

  private static boolean casedAfter(String text, int start) {
    int i = start;
    while (i < text.length() && isIgnorable(text.codePointAt(i))) {
      i += Character.charCount(text.codePointAt(i));
    }
    return i < text.length() && isCased(text.codePointAt(i));
  }

  private static boolean isCased(int c) {
    return Character.isLowerCase(c) || Character.isUpperCase(c) || Character.isTitleCase(c);
  }

  /** Unicode's Case_Ignorable: marks, modifiers, formats and what stands inside words. */
  private static boolean isIgnorable(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.MODIFIER_LETTER,
          Character.MODIFIER_SYMBOL ->
          true;
      default -> IGNORABLE.indexOf(c) >= 0;
    };
  }
}
