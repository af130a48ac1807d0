package dev.winnow.pipelines.explain;

import dev.winnow.filters.text.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * A word as the word diff sees it: a run of letters, digits, underscores and their marks, or any
 * other single character. An ideograph is a word of its own, and a run longer than {@value
 * #LONGEST} is several.
 *
 * @param gap the white space before it: nothing, a blank or a line feed
 */
record Word(String gap, String text) {
  /** Of a word, in code points. */
  private static final int LONGEST = 100;

  /** The words of a text, in order. */
  static List<Word> of(String text) {
    List<Word> words = new ArrayList<>();
    String gap = "";
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      if (isSpace(character)) {
        gap = character == '\n' || gap.equals("\n") ? "\n" : " ";
        i += Character.charCount(character);
      } else {
        int end = end(text, i);
        words.add(new Word(gap, text.substring(i, end)));
        gap = "";
        i = end;
      }
    }
    return words;
  }

  /** Whether both are the same but for the white space. */
  boolean says(Word other) {
    return text.equals(other.text);
  }

  private static int end(String text, int start) {
    int end = start;
    int length = 0;
    while (end < text.length() && length < LONGEST && isJoined(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
      length++;
    }
    return end > start ? end : start + Character.charCount(text.codePointAt(start));
  }

  private static boolean isJoined(int character) {
    int type = Character.getType(character);
    boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    return mark || (Words.isPart(character) && !Character.isIdeographic(character));
  }

  private static boolean isSpace(int character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }
}
