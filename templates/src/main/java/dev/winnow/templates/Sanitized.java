package dev.winnow.templates;

/** Texts of strangers made fit for every file and database. */
public final class Sanitized {
  private Sanitized() {}

  /**
   * The text without NUL, which PostgreSQL refuses, and with U+FFFD for each surrogate without its
   * partner, which UTF-8 cannot hold.
   */
  public static String of(String text) {
    return Surrogates.replaceLone(text.indexOf('\0') < 0 ? text : text.replace("\0", ""));
  }
}
