package dev.winnow.generators.alpaca;

import dev.winnow.templates.Sanitized;

/** A task as the teacher wrote it: stripped texts, the input empty where there is none. */
record Task(String instruction, String input, String output) {
  private static final String NO_INPUT = "<noinput>";

  Task {
    instruction = Sanitized.of(instruction).strip();
    input = Sanitized.of(input).strip();
    input = input.equalsIgnoreCase(NO_INPUT) ? "" : input;
    output = Sanitized.of(output).strip();
  }

  /** What it lacks, in words; empty if it is whole. */
  String lacks() {
    if (instruction.isEmpty()) {
      return "no instruction";
    }
    return output.isEmpty() ? "no output" : "";
  }
}
