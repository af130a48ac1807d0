package dev.winnow.templates;

import java.util.Locale;

/** Who speaks in a conversation. */
public enum Role {
  SYSTEM,
  USER,
  ASSISTANT;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** The name that chat formats write: {@code system}, {@code user} or {@code assistant}. */
  public String label() {
    return label;
  }
}
