package dev.winnow.templates;

import java.io.Serializable;
import java.util.Objects;

/** One earlier message of a conversation. */
public record Turn(Role role, String content) implements Serializable {
  public Turn {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(content, "content");
  }
}
