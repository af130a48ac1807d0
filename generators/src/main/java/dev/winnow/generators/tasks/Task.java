package dev.winnow.generators.tasks;

import dev.winnow.templates.Sanitized;
import java.util.List;

/**
 * A task, or the parts of one: stripped texts, fit for every file; empty where there is none, as
 * {@code <noinput>} says too.
 */
public record Task(String instruction, String input, String output) {
  static final String NO_INPUT = "<noinput>";

  public Task {
    instruction = Sanitized.of(instruction).strip();
    input = Sanitized.of(input).strip();
    input = input.equalsIgnoreCase(NO_INPUT) ? "" : input;
    output = Sanitized.of(output).strip();
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
