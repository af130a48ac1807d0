package dev.winnow.templates;

/**
 * Halves of surrogate pairs that stand alone. Java's strings and JSON's {@code \ud800} can hold
 * them, UTF-8 cannot.
 */
public final class Surrogates {
  private static final char REPLACEMENT = '\uFFFD';

  private Surrogates() {}

  /** Whether the text holds a surrogate without its partner. */
  public static boolean hasLone(String text) {
    return indexOfLone(text) >= 0;
  }

  /** The text with U+FFFD in place of each surrogate without its partner. */
  public static String replaceLone(String text) {
    int first = indexOfLone(text);
    if (first < 0) {
      return text;
    }
    char[] chars = text.toCharArray();
    for (int i = first; i < chars.length; i++) {
      if (pairAt(text, i)) {
        i++;
      } else if (Character.isSurrogate(chars[i])) {
        chars[i] = REPLACEMENT;
      }
    }
    return new String(chars);
  }

  /** The text's beginning, at most {@code limit} characters, never ending inside a pair. */
  public static String prefix(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    return text.substring(0, limit > 0 && pairAt(text, limit - 1) ? limit - 1 : limit);
  }

  /** Where the first surrogate without its partner stands; -1 if there is none. */
  public static int indexOfLone(String text) {
    if (!hasAny(text)) {
      return -1;
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!pairAt(text, i)) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }

  /** Of most texts this is all that is asked, and a copy is looked through far quicker. */
  private static boolean hasAny(String text) {
    char[] copy = text.toCharArray();
    for (char character : copy) {
      if (Character.isSurrogate(character)) {
        return true;
      }
    }
    return false;
  }

  private static boolean pairAt(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        && i + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(i + 1));
  }
}
