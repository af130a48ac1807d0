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
 * @param reasoning what the assistant thought before it gave the answer
 * @param rejected an answer that is not as good, where the row is a preference between two
 * @param toolUse the tools, and what the answer does with them
 * @param provenance where the row is from
 * @param scores named scores, by name
 */
public record Example(
    String system,
    List<Turn> history,
    String instruction,
    String input,
    String output,
    String reasoning,
    String rejected,
    ToolUse toolUse,
    Provenance provenance,
    SortedMap<String, Double> scores)
    implements Serializable {

  public Example {
    Objects.requireNonNull(system, "system");
    Objects.requireNonNull(instruction, "instruction");
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(output, "output");
    Objects.requireNonNull(reasoning, "reasoning");
    Objects.requireNonNull(rejected, "rejected");
    Objects.requireNonNull(toolUse, "toolUse");
    Objects.requireNonNull(provenance, "provenance");
    history = List.copyOf(history);
    scores = new TreeMap<>(scores);
  }

  /** A conversation without reasoning, tools or a rejected answer. */
  public Example(
      String system,
      List<Turn> history,
      String instruction,
      String input,
      String output,
      Provenance provenance,
      SortedMap<String, Double> scores) {
    this(system, history, instruction, input, output, "", "", ToolUse.NONE, provenance, scores);
  }

  /** An example of one exchange, without a system message, history or scores. */
  public static Example of(String instruction, String input, String output, Provenance provenance) {
    return new Example("", List.of(), instruction, input, output, provenance, new TreeMap<>());
  }

  /** The same row, from elsewhere. */
  public Example with(Provenance provenance) {
    return new Example(
        system,
        history,
        instruction,
        input,
        output,
        reasoning,
        rejected,
        toolUse,
        provenance,
        scores);
  }

  /** The same row with other messages before the answer. */
  public Example withPrompt(String system, List<Turn> history, String instruction, String input) {
    return new Example(
        system,
        history,
        instruction,
        input,
        output,
        reasoning,
        rejected,
        toolUse,
        provenance,
        scores);
  }

  /** The same row with another answer. */
  public Example withOutput(String output) {
    return new Example(
        system,
        history,
        instruction,
        input,
        output,
        reasoning,
        rejected,
        toolUse,
        provenance,
        scores);
  }

  /** The same row with other parts beyond a conversation's plain texts. */
  public Example with(String reasoning, String rejected, ToolUse toolUse) {
    return new Example(
        system,
        history,
        instruction,
        input,
        output,
        reasoning,
        rejected,
        toolUse,
        provenance,
        scores);
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

  /** Whether there is something to learn: an answer of text, or of calls. */
  public boolean hasAnswer() {
    return !output.isEmpty() || !toolUse.calls().isEmpty();
  }

  /** Whether it is a conversation of plain texts: no reasoning, tools or rejected answer. */
  public boolean isPlain() {
    return reasoning.isEmpty()
        && rejected.isEmpty()
        && toolUse.isEmpty()
        && history.stream().allMatch(Turn::isPlain);
  }

  /** Whether tools are given or used anywhere in it. */
  public boolean usesTools() {
    if (!toolUse.isEmpty()) {
      return true;
    }
    // Asked of every row that is rendered: a stream would take as long as the rendering.
    for (Turn turn : history) {
      if (turn.isStep()) {
        return true;
      }
    }
    return false;
  }

  /** Whether the history is exchanges: a user's turn, then the assistant's, and so on. */
  public boolean historyIsPairs() {
    for (int i = 0; i < history.size(); i++) {
      if (!history.get(i).is(i % 2 == 0 ? Role.USER : Role.ASSISTANT)) {
        return false;
      }
    }
    return history.size() % 2 == 0;
  }
}
