package dev.winnow.filters.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Words as shingles, novelty and word counts see them: runs of Unicode letters, numbers or
 * underscores, in lower case. This is what Python's {@code re.findall(r"\w+", text.lower())} finds.
 */
public final class Words {
  private Words() {}

  /** The words of a text, in order. */
  public static List<String> of(String text) {
    String lower = LowerCase.of(text);
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i < lower.length(); ) {
      int character = lower.codePointAt(i);
      if (isPart(character)) {
        start = start < 0 ? i : start;
      } else if (start >= 0) {
        words.add(lower.substring(start, i));
        start = -1;
      }
      i += Character.charCount(character);
    }
    if (start >= 0) {
      words.add(lower.substring(start));
    }
    return words;
  }

  /** How many words a text has. */
  public static int count(String text) {
    return of(text).size();
  }

  /** Whether a code point belongs to a word. */
  public static boolean isPart(int codePoint) {
    if (codePoint < 128) {
      return (codePoint >= 'a' && codePoint <= 'z')
          || (codePoint >= '0' && codePoint <= '9')
          || (codePoint >= 'A' && codePoint <= 'Z')
          || codePoint == '_';
    }
    int type = Character.getType(codePoint);
    return Character.isLetterOrDigit(codePoint)
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }
}
