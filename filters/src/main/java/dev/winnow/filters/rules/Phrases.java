package dev.winnow.filters.rules;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * All texts that a pattern matches, where they are few: a row is searched for them as they stand,
 * many times as fast as by the pattern.
 *
 * @param byFirst the texts in ASCII by their first character, {@link PhraseParser#BOUNDARY} aside;
 *     none where the pattern has too many, or is too involved to tell
 * @param ignoresCase in which case they are lower case
 */
record Phrases(List<List<String>> byFirst, boolean ignoresCase) implements Serializable {
  private static final String IGNORE_CASE = "(?i)";
  private static final int ASCII = 128;

  /** Of a valid pattern in RE2's syntax. */
  static Phrases of(String pattern) {
    boolean ignoresCase = pattern.startsWith(IGNORE_CASE);
    String rest = ignoresCase ? pattern.substring(IGNORE_CASE.length()) : pattern;
    List<String> found = new PhraseParser(rest).phrases();
    List<String> texts =
        ignoresCase ? found.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList() : found;
    return new Phrases(texts.isEmpty() ? List.of() : byFirst(texts), ignoresCase);
  }

  private static List<List<String>> byFirst(List<String> texts) {
    return IntStream.range(0, ASCII)
        .mapToObj(first -> texts.stream().filter(text -> first(text) == first).toList())
        .toList();
  }

  private static int first(String phrase) {
    return phrase.chars().filter(unit -> unit != PhraseParser.BOUNDARY).findFirst().orElseThrow();
  }

  /** The first place at which the pattern may match, -1 if there is none. */
  int find(String text) {
    return byFirst.isEmpty() ? 0 : firstPlace(text);
  }

  private int firstPlace(String text) {
    for (int i = 0; i < text.length(); i++) {
      int first = folded(text.charAt(i));
      if (first < ASCII && isAnyAt(text, i, byFirst.get(first))) {
        return i;
      }
    }
    return -1;
  }

  private boolean isAnyAt(String text, int at, List<String> phrases) {
    for (int i = 0; i < phrases.size(); i++) {
      if (isAt(text, at, phrases.get(i))) {
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
