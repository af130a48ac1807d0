package dev.winnow.filters.rules.pii;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Kinds of personal data and secrets. Where hits overlap, the kind that stands first here has it.
 */
public enum Kind {
  /** API keys and tokens with well-known beginnings, and private keys. */
  SECRET,
  /** E-mail addresses. */
  EMAIL,
  /** Bank accounts. */
  IBAN,
  /** Numbers of payment cards. */
  CARD,
  /** Addresses of machines. */
  IP,
  /** Telephone numbers. */
  PHONE;

  /** The names as recipes write them, in order. */
  static final List<String> LABELS = Arrays.stream(values()).map(Kind::label).toList();

  /** The name as recipes write it, and the reason of a drop. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What stands in the place of a hit: {@code <EMAIL>}. */
  String mask() {
    return "<" + name() + ">";
  }

  /** The kind that a recipe names. */
  static Kind of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }

  /** Hands over every hit in a text. */
  void find(String text, Finder.Sink sink) {
    finders().forEach(finder -> finder.find(text, sink));
  }

  private List<Finder> finders() {
    return switch (this) {
      case SECRET -> List.of(new PrivateKeys(), new Secrets());
      case EMAIL -> List.of(new Emails());
      case IBAN -> List.of(new Ibans());
      case CARD -> List.of(new Cards());
      case IP -> List.of(new Ipv4(), new Ipv6());
      case PHONE -> List.of(new Phones());
    };
  }
}
