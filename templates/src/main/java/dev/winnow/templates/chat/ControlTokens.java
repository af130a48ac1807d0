package dev.winnow.templates.chat;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds, counts and removes control tokens in a text, each in time linear in the text. */
final class ControlTokens implements Serializable {
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

  private static int count(String text, String token) {
    int count = 0;
    for (int at = text.indexOf(token); at >= 0; at = text.indexOf(token, at + token.length())) {
      count++;
    }
    return count;
  }

  /**
   * A text without tokens.
   *
   * @param removed how many were removed
   */
  record Stripped(String text, int removed) {}

  /**
   * Removes every token, also those that come together only when one between them goes. The text
   * built so far never holds a token, so that only its end needs a look after each character.
   */
  Stripped strip(String text) {
    if (in(text) == null) {
      return new Stripped(text, 0);
    }
    StringBuilder kept = new StringBuilder(text.length());
    int removed = 0;
    for (int i = 0; i < text.length(); i++) {
      kept.append(text.charAt(i));
      int length = tokenAtEnd(kept);
      if (length > 0) {
        kept.setLength(kept.length() - length);
        removed++;
      }
    }
    return new Stripped(kept.toString(), removed);
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
