package dev.winnow.filters.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds all texts that a pattern matches, if it is of letters, digits, spaces, groups,
 * alternatives, {@code ?} and {@code \b}. Of all other patterns it finds none.
 */
final class PhraseParser {
  /** Stands in a phrase where one side must be of a word and the other must not. */
  static final char BOUNDARY = '\b';

  /** Patterns of more phrases are searched as quickly by themselves. */
  private static final int MOST = 1000;

  private final String pattern;
  private int at;
  private boolean failed;

  PhraseParser(String pattern) {
    this.pattern = pattern;
  }

  /** The texts; none where one of them has no characters or the pattern has something else. */
  List<String> phrases() {
    List<String> found = alternatives();
    boolean all = !failed && at == pattern.length();
    return all && found.stream().allMatch(PhraseParser::hasCharacters) ? found : List.of();
  }

  private static boolean hasCharacters(String phrase) {
    return phrase.chars().anyMatch(unit -> unit != BOUNDARY);
  }

  private List<String> alternatives() {
    List<String> all = new ArrayList<>();
    do {
      all.addAll(sequence());
    } while (accept("|"));
    return all;
  }

  private List<String> sequence() {
    List<String> all = List.of("");
    while (!failed
        && at < pattern.length()
        && pattern.charAt(at) != '|'
        && pattern.charAt(at) != ')') {
      all = joined(all, accept("\\b") ? List.of(String.valueOf(BOUNDARY)) : part());
    }
    return all;
  }

  private List<String> joined(List<String> beginnings, List<String> ends) {
    failed |= beginnings.size() * ends.size() > MOST;
    if (failed) {
      return beginnings;
    }
    return beginnings.stream()
        .flatMap(beginning -> ends.stream().map(end -> beginning + end))
        .distinct()
        .toList();
  }

  /** A group or a character, and nothing where it may be left out. */
  private List<String> part() {
    List<String> found = new ArrayList<>(accept("(") ? group() : character());
    if (accept("?")) {
      found.add("");
    }
    return found;
  }

  private List<String> group() {
    accept("?:");
    List<String> inside = alternatives();
    failed |= !accept(")");
    return inside;
  }

  private List<String> character() {
    char character = pattern.charAt(at++);
    failed |= character != ' ' && (character >= 128 || !Character.isLetterOrDigit(character));
    return List.of(String.valueOf(character));
  }

  private boolean accept(String token) {
    boolean there = pattern.startsWith(token, at);
    at += there ? token.length() : 0;
    return there;
  }
}
