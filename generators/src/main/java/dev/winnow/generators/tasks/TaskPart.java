package dev.winnow.generators.tasks;

import java.util.Locale;

/** The texts that a task may have. */
public enum TaskPart {
  INSTRUCTION,
  INPUT,
  OUTPUT;

  private final String key = name().toLowerCase(Locale.ROOT);

  /** As JSON has it: {@code instruction}. */
  String key() {
    return key;
  }

  /** As numbered text has it: {@code Instruction}. */
  String heading() {
    return name().charAt(0) + key.substring(1);
  }
}
