package dev.winnow.filters.rules;

/** The end of an English word that is a word of its own: n't, 's, 'm, 'd, 'll, 're, 've. */
final class Clitic {
  private Clitic() {}

  /** How many UTF-16 units it has at the end of a word from start to end; 0 where there is none. */
  static int length(String text, int start, int end) {
    if (end - start < 3 || !Character.isLetter(text.charAt(end - 1))) {
      return 0;
    }
    if (isApostrophe(text.charAt(end - 2))) {
      return endsLike(text, start, end, "n't") ? 3 : ending(text, start, end, "'s", "'m", "'d");
    }
    return isApostrophe(text.charAt(end - 3)) ? ending(text, start, end, "'ll", "'re", "'ve") : 0;
  }

  private static int ending(String text, int start, int end, String... known) {
    for (String clitic : known) {
      if (endsLike(text, start, end, clitic)) {
        return clitic.length();
      }
    }
    return 0;
  }

  /** Whether the word ends so, in any case, and has something before that. */
  private static boolean endsLike(String text, int start, int end, String clitic) {
    int at = end - clitic.length();
    if (at <= start) {
      return false;
    }
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
