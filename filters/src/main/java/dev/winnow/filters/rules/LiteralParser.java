package dev.winnow.filters.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds texts of which every match has one, in patterns of letters, digits, spaces, groups,
 * alternatives, {@code ?} and {@code \b}. Of all other patterns it finds none.
 */
final class LiteralParser {
  private final String pattern;
  private int at;
  private boolean failed;

  LiteralParser(String pattern) {
    this.pattern = pattern;
  }

  /** The texts; none where there are none or the pattern has something else. */
  List<String> literals() {
    List<String> found = alternatives();
    return failed || at < pattern.length() ? List.of() : found;
  }

  /** Of each alternative some; none if one of them has none. */
  private List<String> alternatives() {
    List<String> all = new ArrayList<>();
    boolean each = true;
    do {
      List<String> one = sequence();
      each &= !one.isEmpty();
      all.addAll(one);
    } while (accept("|"));
    return each ? all : List.of();
  }

  /** Those of its parts of which the shortest is longest. */
  private List<String> sequence() {
    List<String> best = List.of();
    while (!failed
        && at < pattern.length()
        && pattern.charAt(at) != '|'
        && pattern.charAt(at) != ')') {
      List<String> part = accept("\\b") ? List.of() : accept("(") ? group() : literal();
      best = shortest(part) > shortest(best) ? part : best;
    }
    return best;
  }

  private List<String> group() {
    accept("?:");
    List<String> inside = alternatives();
    failed |= !accept(")");
    return accept("?") ? List.of() : inside;
  }

  /** A run of characters; the last is not among them if it may be left out. */
  private List<String> literal() {
    int start = at;
    while (at < pattern.length() && isPlain(pattern.charAt(at))) {
      at++;
    }
    failed |= at == start;
    int end = accept("?") ? at - 2 : at;
    return end > start ? List.of(pattern.substring(start, end)) : List.of();
  }

  private boolean accept(String token) {
    boolean there = pattern.startsWith(token, at);
    at += there ? token.length() : 0;
    return there;
  }

  private static boolean isPlain(char character) {
    return character == ' ' || (character < 128 && Character.isLetterOrDigit(character));
  }

  private static int shortest(List<String> literals) {
    return literals.stream().mapToInt(String::length).min().orElse(0);
  }
}
