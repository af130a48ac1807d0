package dev.winnow.filters.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Kinds of characters that a text for training should not have; see the Unicode standard.
 * Surrogates without a partner are none of them: a row that has one is a failure and never gets to
 * a filter.
 */
public enum UnwantedCharacter {
  /** C0 and C1 controls, so NUL, too; but tabs, line feeds and carriage returns are text. */
  CONTROL,
  /** Embeddings, overrides and isolates: they show another order than there is (UAX 9). */
  BIDI,
  /** Characters that mean something to one font only. */
  PRIVATE_USE,
  /** U+FFFD, which stands where something was lost. */
  REPLACEMENT,
  /**
   * Spaces and joiners without width, byte order marks, tags. Persian, Hindi and emoji need some of
   * them.
   */
  ZERO_WIDTH;

  /** The names as recipes write them, in order. */
  static final List<String> LABELS = Arrays.stream(values()).map(UnwantedCharacter::label).toList();

  /** All but those that scripts and emoji need. */
  static final List<String> DEFAULTS =
      LABELS.stream().filter(label -> !label.equals(ZERO_WIDTH.label())).toList();

  /** The name as recipes write it. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind that a recipe names. */
  static UnwantedCharacter of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Whether a code point is one of these. */
  boolean test(int c) {
    return switch (this) {
      case CONTROL -> Character.getType(c) == Character.CONTROL && "\t\n\r".indexOf(c) < 0;
      case BIDI -> (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
      case PRIVATE_USE -> Character.getType(c) == Character.PRIVATE_USE;
      case REPLACEMENT -> c == 0xFFFD;
      case ZERO_WIDTH ->
          (c >= 0x200B && c <= 0x200D)
              || c == 0x2060
              || c == 0xFEFF
              || c == 0x180E
              || (c >= 0xE0000 && c <= 0xE007F);
    };
  }
}
