package dev.winnow.generators.teacher;

import dev.winnow.templates.Surrogates;

/** Strangers' words in our messages: on one line, and without what would move a cursor. */
final class OneLine {
  private static final int LONGEST = 300;

  private OneLine() {}

  /** The text's beginning, at most {@value #LONGEST} characters and an ellipsis. */
  static String of(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= LONGEST ? line : Surrogates.prefix(line, LONGEST) + "…";
  }
}
