package dev.winnow.generators.tasks;

import dev.winnow.templates.Sanitized;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;

/**
 * A task, or the parts of one: stripped texts, fit for every file; empty where there is none.
 *
 * @param input the material that the instruction is about
 */
public record Task(String instruction, String input, String output) {
  static final String NO_INPUT = "<noinput>";

  public Task {
    instruction = Sanitized.of(instruction).strip();
    input = Sanitized.of(input).strip();
    output = Sanitized.of(output).strip();
  }

  /** A task without its answer. */
  public Task(String instruction, String input) {
    this(instruction, input, "");
  }

  /** A task as it is written down in lists, where {@code <noinput>} says that there is none. */
  public static Task listed(String instruction, String input, String output) {
    Task task = new Task(instruction, input, output);
    return task.input.equalsIgnoreCase(NO_INPUT) ? new Task(instruction, "", output) : task;
  }

  /** What it asks, for a person. */
  public String question() {
    return input.isEmpty() ? instruction : instruction + "\n" + input;
  }

  /** Whether both ask the same but for case and white space. */
  public boolean sameWords(Task other) {
    return plain(instruction).equals(plain(other.instruction))
        && plain(input).equals(plain(other.input));
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  /** Words of the instruction, as white space parts them. */
  public int words() {
    return new StringTokenizer(instruction).countTokens();
  }

  String part(TaskPart part) {
    return switch (part) {
      case INSTRUCTION -> instruction;
      case INPUT -> input;
      case OUTPUT -> output;
    };
  }

  /** Which of these parts it lacks, in words; empty if it is whole. Any task may lack an input. */
  String lacks(List<TaskPart> parts) {
    return parts.stream()
        .filter(part -> part != TaskPart.INPUT && part(part).isEmpty())
        .map(part -> "no " + part.key())
        .findFirst()
        .orElse("");
  }
}
