package dev.winnow.templates.chat;

import dev.winnow.templates.Example;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import java.util.List;

/**
 * The prompt of Stanford Alpaca (Taori et al., 2023), byte for byte: a preamble that depends on
 * whether there is an input, then the sections {@code ### Instruction:}, {@code ### Input:} (only
 * if there is one) and {@code ### Response:}. The answer follows the last colon directly.
 *
 * <p>A variant, which Axolotl and LLaMA-Factory write, puts a newline between them.
 *
 * <p>Alpaca knows neither system messages nor earlier turns. Here a system message stands in place
 * of the preamble, and each earlier exchange stands before the last one as {@code ###
 * Instruction:\nU\n\n### Response:A\n\n}; the preamble comes once.
 */
final class Alpaca implements ChatTemplate {
  private static final String INSTRUCTION = "### Instruction:";
  private static final String INPUT = "### Input:";
  private static final String RESPONSE = "### Response:";
  private static final String GAP = "\n\n";

  private static final String WITHOUT_INPUT =
      "Below is an instruction that describes a task. "
          + "Write a response that appropriately completes the request.";
  private static final String WITH_INPUT =
      "Below is an instruction that describes a task, "
          + "paired with an input that provides further context. "
          + "Write a response that appropriately completes the request.";

  private final String response;

  /**
   * @param newline whether a newline follows {@code ### Response:}
   */
  Alpaca(boolean newline) {
    response = newline ? RESPONSE + "\n" : RESPONSE;
  }

  @Override
  public void write(Example example, ChatText text) {
    text.add(preamble(example)).add(GAP);
    for (Turn turn : example.history()) {
      add(text, turn);
    }
    text.add(INSTRUCTION).add("\n").add(example.instruction()).add(GAP);
    if (!example.input().isEmpty()) {
      text.add(INPUT).add("\n").add(example.input()).add(GAP);
    }
    text.add(response).addAnswer("", example.output(), "");
  }

  private static String preamble(Example example) {
    if (!example.system().isEmpty()) {
      return example.system();
    }
    return example.input().isEmpty() ? WITHOUT_INPUT : WITH_INPUT;
  }

  private void add(ChatText text, Turn turn) {
    if (turn.is(Role.ASSISTANT)) {
      text.add(response).addAnswer("", turn.content(), "");
    } else {
      String head = turn.is(Role.USER) ? INSTRUCTION + "\n" : "";
      text.add(head).add(turn.content());
    }
    text.add(GAP);
  }

  @Override
  public List<String> controlTokens() {
    return List.of(INSTRUCTION, INPUT, RESPONSE);
  }
}
