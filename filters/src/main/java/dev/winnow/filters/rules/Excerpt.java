package dev.winnow.filters.rules;

import dev.winnow.templates.Surrogates;

/** The beginning of a text, short enough to stand in a message or a verdict's detail. */
public final class Excerpt {
  private static final int LONGEST = 80;

  private Excerpt() {}

  /** At most 80 characters, no pair cut in two; an ellipsis is the last where something was cut. */
  public static String of(String text) {
    return text.length() <= LONGEST ? text : Surrogates.prefix(text, LONGEST - 1) + "…";
  }
}
