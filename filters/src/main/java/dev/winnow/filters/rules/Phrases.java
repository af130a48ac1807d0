package dev.winnow.filters.rules;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All texts that a pattern matches, where they are few: a row is searched for them as they stand,
 * many times as fast as by the pattern.
 */
final class Phrases implements Serializable {
  private static final String IGNORE_CASE = "(?i)";
  private static final int ASCII = 128;

  private final List<String> texts;
  private final boolean ignoresCase;

  /** The texts that may begin with each character, {@link PhraseParser#BOUNDARY} aside. */
  private final String[] @Nullable [] byFirst;

  private Phrases(List<String> texts, boolean ignoresCase) {
    this.texts = texts;
    this.ignoresCase = ignoresCase;
    byFirst =
        IntStream.range(0, ASCII)
            .mapToObj(unit -> startingWith(folded((char) unit)))
            .toArray(String[][]::new);
  }

  private String @Nullable [] startingWith(int first) {
    String[] found = texts.stream().filter(text -> first(text) == first).toArray(String[]::new);
    return found.length == 0 ? null : found;
  }

  private static int first(String phrase) {
    return phrase.chars().filter(unit -> unit != PhraseParser.BOUNDARY).findFirst().orElseThrow();
  }

  /** Of a valid pattern in RE2's syntax. */
  static Phrases of(String pattern) {
    boolean ignoresCase = pattern.startsWith(IGNORE_CASE);
    String rest = ignoresCase ? pattern.substring(IGNORE_CASE.length()) : pattern;
    List<String> found = new PhraseParser(rest).phrases();
    List<String> texts =
        ignoresCase ? found.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList() : found;
    return new Phrases(texts, ignoresCase);
  }

  /**
   * The texts in ASCII, in lower case where case is ignored; none where the pattern has too many,
   * or is too involved to tell.
   */
  List<String> texts() {
    return texts;
  }

  /** The first place at which the pattern may match, -1 if there is none. */
  int find(String text) {
    return texts.isEmpty() ? 0 : firstPlace(text);
  }

  private int firstPlace(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      int first = unit < ASCII ? unit : folded(unit);
      if (first < ASCII) {
        String[] phrases = byFirst[first];
        if (phrases != null && isAnyAt(text, i, phrases)) {
          return i;
        }
      }
    }
    return -1;
  }

  private boolean isAnyAt(String text, int at, String[] phrases) {
    for (String phrase : phrases) {
      if (isAt(text, at, phrase)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAt(String text, int at, String phrase) {
    int next = at;
    for (int i = 0; i < phrase.length(); i++) {
      char wanted = phrase.charAt(i);
      boolean there =
          wanted == PhraseParser.BOUNDARY
              ? isWord(text, next - 1) != isWord(text, next)
              : next < text.length() && folded(text.charAt(next++)) == wanted;
      if (!there) {
        return false;
      }
    }
    return true;
  }

  /** As RE2 has it: nothing beyond ASCII makes a word. */
  private static boolean isWord(String text, int at) {
    if (at < 0 || at >= text.length()) {
      return false;
    }
    char unit = text.charAt(at);
    return unit < ASCII && (Character.isLetterOrDigit(unit) || unit == '_');
  }

  /** Two characters outside ASCII equal one inside where case is ignored: ſ and K. */
  private int folded(char unit) {
    if (!ignoresCase) {
      return unit;
    }
    return switch (unit) {
      case '\u017F' -> 's';
      case '\u212A' -> 'k';
      default -> unit >= 'A' && unit <= 'Z' ? unit + 'a' - 'A' : unit;
    };
  }
}
