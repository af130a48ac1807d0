package dev.winnow.filters.rules;

/** What characters are to {@link Tokenizer}: parts of words, joiners within words, or marks. */
final class Marks {
  private static final String JOINERS = "-/\\|@^~+";

  private Marks() {}

  /** Whether it makes a word: a letter, number, combining mark or invisible format character. */
  static boolean isPart(int character) {
    if (character < 128) {
      return (character >= 'a' && character <= 'z')
          || (character >= 'A' && character <= 'Z')
          || (character >= '0' && character <= '9');
    }
    return switch (Character.getType(character)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER,
          Character.FORMAT ->
          true;
      default -> false;
    };
  }

  /** Whether it is a token of its own at both ends of a word. */
  static boolean isMark(int character) {
    return !isPart(character) && JOINERS.indexOf(character) < 0;
  }

  /** Whether it is a token of its own inside a word as well, as emoji are. */
  static boolean isSymbol(int character) {
    return character > 127 && Character.getType(character) == Character.OTHER_SYMBOL;
  }
}
