package dev.winnow.templates;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One row of an instruction dataset: the last exchange of a conversation, what came before it, and
 * where it is from.
 *
 * <p>Texts are never null: a part that a row lacks is the empty string. A plain text without an
 * instruction is an example with only an {@code output}.
 *
 * @param system the system message
 * @param history the messages before the last exchange, oldest first, without the system message
 * @param instruction what the user asks
 * @param input the material that the instruction is about
 * @param output the answer
 * @param provenance where the row is from
 * @param scores named scores, by name
 */
public record Example(
    String system,
    List<Turn> history,
    String instruction,
    String input,
    String output,
    Provenance provenance,
    SortedMap<String, Double> scores)
    implements Serializable {

  public Example {
    Objects.requireNonNull(system, "system");
    Objects.requireNonNull(instruction, "instruction");
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(output, "output");
    Objects.requireNonNull(provenance, "provenance");
    history = List.copyOf(history);
    scores = new TreeMap<>(scores);
  }

  /** An example of one exchange, without a system message, history or scores. */
  public static Example of(String instruction, String input, String output, Provenance provenance) {
    return new Example("", List.of(), instruction, input, output, provenance, new TreeMap<>());
  }

  /** The same row, from elsewhere. */
  public Example with(Provenance provenance) {
    return new Example(system, history, instruction, input, output, provenance, scores);
  }

  /**
   * What the user's last message says: the instruction and, on the next line, the input if there is
   * one.
   */
  public String userMessage() {
    if (input.isEmpty()) {
      return instruction;
    }
    return instruction.isEmpty() ? input : instruction + "\n" + input;
  }

  /** Whether the history is exchanges: a user's turn, then the assistant's, and so on. */
  public boolean historyIsPairs() {
    for (int i = 0; i < history.size(); i++) {
      if (history.get(i).role() != (i % 2 == 0 ? Role.USER : Role.ASSISTANT)) {
        return false;
      }
    }
    return history.size() % 2 == 0;
  }
}
