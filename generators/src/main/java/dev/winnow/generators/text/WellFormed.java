package dev.winnow.generators.text;

/** Texts without unpaired surrogates, so that UTF-8 can hold them. */
public final class WellFormed {
  private static final char REPLACEMENT = '\uFFFD';

  private WellFormed() {}

  /** The text with each unpaired surrogate replaced by U+FFFD; the same object if it has none. */
  public static String of(String text) {
    int bad = firstUnpaired(text, 0);
    if (bad < 0) {
      return text;
    }
    StringBuilder mended = new StringBuilder(text);
    for (; bad >= 0; bad = firstUnpaired(text, bad + 1)) {
      mended.setCharAt(bad, REPLACEMENT);
    }
    return mended.toString();
  }

  private static int firstUnpaired(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean alone =
          Character.isHighSurrogate(c)
              ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
              : Character.isLowSurrogate(c)
                  && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
      if (alone) {
        return i;
      }
    }
    return -1;
  }
}
