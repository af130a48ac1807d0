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
   * Everything that is there, in this order, joined by a newline: system, the tools' definitions,
   * the history's messages, instruction, input, the steps between them and the answer, its
   * reasoning, output, calls, and the rejected answer. Of a message these are reasoning, content
   * and each call's name and arguments; ids are left out, for they are other ones in equal rows.
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
    ToolUse use = example.toolUse();
    add(parts, example.system());
    add(parts, use.tools());
    example.history().forEach(turn -> add(parts, turn));
    add(parts, example.instruction());
    add(parts, example.input());
    use.steps().forEach(turn -> add(parts, turn));
    add(parts, example.reasoning());
    add(parts, example.output());
    add(parts, use.calls());
    add(parts, example.rejected());
    // Most plain texts are one part, which need not be copied.
    return parts.size() == 1 ? parts.get(0) : String.join("\n", parts);
  }

  private static void add(List<String> parts, Turn turn) {
    add(parts, turn.reasoning());
    add(parts, turn.content());
    add(parts, turn.calls());
  }

  private static void add(List<String> parts, List<ToolCall> calls) {
    for (ToolCall call : calls) {
      add(parts, call.name());
      add(parts, call.arguments());
    }
  }

  private static void add(List<String> parts, String part) {
    if (!part.isEmpty()) {
      parts.add(part);
    }
  }
}
