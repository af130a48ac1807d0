package dev.winnow.filters.rules;

import java.util.List;

/** The end of an English word that is a word of its own: n't, 's, 'm, 'd, 'll, 're, 've. */
final class Clitic {
  private static final List<String> KNOWN = List.of("n't", "'s", "'m", "'d", "'ll", "'re", "'ve");
  private static final int LONGEST = 3;

  private Clitic() {}

  /** Whether a whole word is one, as where a text has "it 's". */
  static boolean isWhole(String text, int start, int end) {
    if (end - start > LONGEST) {
      return false;
    }
    for (String clitic : KNOWN) {
      if (clitic.length() == end - start && isAt(text, start, clitic)) {
        return true;
      }
    }
    return false;
  }

  /** How many UTF-16 units it has at the end of a word from start to end; 0 where there is none. */
  static int length(String text, int start, int end) {
    boolean possible =
        end - start > 2
            && (isApostrophe(text.charAt(end - 2)) || isApostrophe(text.charAt(end - 3)));
    if (!possible) {
      return 0;
    }
    for (String clitic : KNOWN) {
      int at = end - clitic.length();
      if (at > start && isAt(text, at, clitic)) {
        return clitic.length();
      }
    }
    return 0;
  }

  /** Whether it stands here, in any case. */
  private static boolean isAt(String text, int at, String clitic) {
    for (int i = 0; i < clitic.length(); i++) {
      char wanted = clitic.charAt(i);
      char found = text.charAt(at + i);
      if (wanted == '\'' ? !isApostrophe(found) : Character.toLowerCase(found) != wanted) {
        return false;
      }
    }
    return true;
  }

  static boolean isApostrophe(int character) {
    return character == '\'' || character == '’';
  }
}
