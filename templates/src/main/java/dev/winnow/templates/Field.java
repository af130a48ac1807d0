package dev.winnow.templates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A text of an {@link Example} that a recipe can name as {@code field}. */
public enum Field {
  SYSTEM,
  INSTRUCTION,
  INPUT,
  OUTPUT,
  /**
   * Everything that is there of system, the history's messages, instruction, input and output, in
   * this order, joined by a newline.
   */
  ROW;

  /** The names as recipes write them, in order. */
  public static final List<String> LABELS = Arrays.stream(values()).map(Field::label).toList();

  /** The name as recipes write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The field that a recipe names.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Field of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }

  /** This field's text in an example; empty where the example lacks it. */
  public String of(Example example) {
    return switch (this) {
      case SYSTEM -> example.system();
      case INSTRUCTION -> example.instruction();
      case INPUT -> example.input();
      case OUTPUT -> example.output();
      case ROW -> row(example);
    };
  }

  private static String row(Example example) {
    List<String> parts = new ArrayList<>();
    add(parts, example.system());
    for (Turn turn : example.history()) {
      add(parts, turn.content());
    }
    add(parts, example.instruction());
    add(parts, example.input());
    add(parts, example.output());
    // Most plain texts are one part, which need not be copied.
    return parts.size() == 1 ? parts.get(0) : String.join("\n", parts);
  }

  private static void add(List<String> parts, String part) {
    if (!part.isEmpty()) {
      parts.add(part);
    }
  }
}
