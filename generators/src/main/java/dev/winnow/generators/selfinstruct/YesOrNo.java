package dev.winnow.generators.selfinstruct;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an answer to a question of yes or no: the first such word. */
final class YesOrNo {
  private static final Pattern WORD =
      Pattern.compile("(?<![\\p{L}\\p{N}_])(yes|no)(?![\\p{L}\\p{N}_])");

  private YesOrNo() {}

  /** Whether it is yes; nothing if it is neither. */
  static Optional<Boolean> parse(String text) {
    Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
    return word.find() ? Optional.of(word.group().equals("yes")) : Optional.empty();
  }
}
