package dev.winnow.templates.chat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A conversation as one text, and where in it the assistant speaks. A template builds it; then it
 * is only read.
 */
public final class ChatText {
  /**
   * A part of the text, in UTF-16 units as {@link String#substring} counts them: from {@code start}
   * up to, not including, {@code end}.
   */
  public record Span(int start, int end) {}

  private final StringBuilder text;
  private int[] bounds = new int[8];
  private int bound;

  /**
   * An empty text.
   *
   * @param capacity about how long it will become
   */
  ChatText(int capacity) {
    text = new StringBuilder(capacity);
  }

  ChatText add(String part) {
    text.append(part);
    return this;
  }

  /** What the assistant says, one span with its end token. */
  ChatText addAnswer(String opening, String content, String end) {
    int start = text.length();
    text.append(opening).append(content).append(end);
    if (bound == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * bound);
    }
    bounds[bound++] = start;
    bounds[bound++] = text.length();
    return this;
  }

  /** The whole text. */
  public String text() {
    return text.toString();
  }

  /**
   * The text up to where the last answer starts: what the model's own template writes as its
   * generation prompt is its end.
   */
  public String prompt() {
    return bound == 0 ? text() : text.substring(0, bounds[bound - 2]);
  }

  /** The rest of the text: the last answer, and what the template writes behind it. */
  public String completion() {
    return bound == 0 ? "" : text.substring(bounds[bound - 2]);
  }

  /**
   * What the assistant says, in order: everything after the generation prompt up to and with the
   * token that ends the turn. A newline or an end-of-text token behind that token stands outside.
   */
  public List<Span> spans() {
    List<Span> spans = new ArrayList<>(bound / 2);
    for (int i = 0; i < bound; i += 2) {
      spans.add(new Span(bounds[i], bounds[i + 1]));
    }
    return spans;
  }
}
