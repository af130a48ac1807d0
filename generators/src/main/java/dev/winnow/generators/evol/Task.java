package dev.winnow.generators.evol;

import dev.winnow.templates.Sanitized;
import java.util.Locale;
import java.util.StringTokenizer;

/**
 * A task without its answer: stripped texts.
 *
 * @param input the material that the instruction is about; empty where there is none
 */
record Task(String instruction, String input) {
  Task {
    instruction = Sanitized.of(instruction).strip();
    input = Sanitized.of(input).strip();
  }

  /** The whole text, for a person. */
  String text() {
    return input.isEmpty() ? instruction : instruction + "\n" + input;
  }

  /** Whether both read the same but for case and white space. */
  boolean sameWords(Task other) {
    return plain().equals(other.plain());
  }

  /** Words of the instruction, as white space parts them. */
  int words() {
    return new StringTokenizer(instruction).countTokens();
  }

  private Task plain() {
    return new Task(plain(instruction), plain(input));
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }
}
