package dev.winnow.filters.rules;

import dev.winnow.templates.Whitespace;

/**
 * The one fence of backticks in which assistants put JSON: a line of three backticks, and perhaps
 * {@code json} in any case, begins it; a line of three backticks ends it and the text.
 */
final class JsonFence {
  private static final String FENCE = "```";
  private static final String LANGUAGE = "json";

  private JsonFence() {}

  /** What stands in the fence; the whole text if it is not in one. */
  static String content(String text) {
    String block = Whitespace.strip(text);
    int firstLine = block.indexOf('\n');
    int lastLine = block.lastIndexOf('\n');
    if (firstLine < 0) {
      return text;
    }
    String opening = block.substring(0, firstLine);
    String language = Whitespace.strip(opening.substring(Math.min(FENCE.length(), firstLine)));
    boolean opens =
        opening.startsWith(FENCE) && (language.isEmpty() || language.equalsIgnoreCase(LANGUAGE));
    boolean closes = Whitespace.strip(block.substring(lastLine)).equals(FENCE);
    return opens && closes ? block.substring(firstLine, lastLine + 1) : text;
  }
}
