package dev.winnow.templates.chat;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds, counts, removes and breaks control tokens in a text, each in time linear in the text. */
final class ControlTokens implements Serializable {
  /** Joins what stands on both sides and shows nothing: a text looks the same with it. */
  private static final char ZERO_WIDTH_JOINER = '\u200d';

  private final List<String> tokens;

  /**
   * @throws IllegalArgumentException if a token is empty
   */
  ControlTokens(List<String> tokens) {
    if (tokens.contains("")) {
      throw new IllegalArgumentException("a control token is empty");
    }
    this.tokens = List.copyOf(tokens);
  }

  /** The first token of the list that the text holds, or null. */
  @Nullable String in(String text) {
    for (String token : tokens) {
      if (text.contains(token)) {
        return token;
      }
    }
    return null;
  }

  /** The first token of the list that one text holds more or less often than the other, or null. */
  @Nullable String difference(String text, String other) {
    for (String token : tokens) {
      if (count(text, token) != count(other, token)) {
        return token;
      }
    }
    return null;
  }

  /** Those that overlap too: a text before a token can shift it without making one more. */
  private static int count(String text, String token) {
    int count = 0;
    for (int at = text.indexOf(token); at >= 0; at = text.indexOf(token, at + 1)) {
      count++;
    }
    return count;
  }

  /** A letter that no token holds, so that it can be part of none. */
  String foreignLetter() {
    int letter = 'x';
    while (!Character.isLetter(letter) || inToken(Character.toString(letter))) {
      letter++;
    }
    return Character.toString(letter);
  }

  private boolean inToken(String letter) {
    return tokens.stream().anyMatch(token -> token.contains(letter));
  }

  /**
   * A text without tokens.
   *
   * @param tokens how many were removed or broken
   */
  record Defused(String text, int tokens) {}

  /** Removes every token, also those that come together only when one between them goes. */
  Defused strip(String text) {
    return defused(text, (kept, length) -> kept.setLength(kept.length() - length));
  }

  /**
   * Puts a zero-width joiner before the last character of every token. All tokens that end there
   * are broken by it, and what overlaps them is met when its own end comes.
   *
   * @return null if that does not help: a token is a single character, or holds a joiner itself
   */
  @Nullable Defused broken(String text) {
    Defused broken =
        defused(text, (kept, length) -> kept.insert(lastCharacter(kept), ZERO_WIDTH_JOINER));
    return in(broken.text()) == null ? broken : null;
  }

  private static int lastCharacter(StringBuilder text) {
    return text.offsetByCodePoints(text.length(), -1);
  }

  /** What is done about a token of this length at the end of a text. */
  private interface Cure {
    void cure(StringBuilder text, int length);
  }

  /**
   * The text built so far holds no token, so that only its end needs a look after each character.
   */
  private Defused defused(String text, Cure cure) {
    if (in(text) == null) {
      return new Defused(text, 0);
    }
    StringBuilder kept = new StringBuilder(text.length());
    int tokens = 0;
    for (int i = 0; i < text.length(); i++) {
      kept.append(text.charAt(i));
      int length = tokenAtEnd(kept);
      if (length > 0) {
        cure.cure(kept, length);
        tokens++;
      }
    }
    return new Defused(kept.toString(), tokens);
  }

  private int tokenAtEnd(StringBuilder text) {
    for (String token : tokens) {
      if (endsWith(text, token)) {
        return token.length();
      }
    }
    return 0;
  }

  private static boolean endsWith(StringBuilder text, String token) {
    int start = text.length() - token.length();
    if (start < 0) {
      return false;
    }
    for (int i = token.length() - 1; i >= 0; i--) {
      if (text.charAt(start + i) != token.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
