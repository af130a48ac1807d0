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
 * <p>Alpaca knows neither system messages nor earlier turns. Here a system message stands in place
 * of the preamble, and each earlier exchange stands before the last one as {@code ###
 * Instruction:\nU\n\n### Response:A\n\n}; the preamble comes once.
 */
public final class Alpaca implements ChatTemplate {
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

  @Override
  public String render(Example example) {
    if (example.userMessage().isEmpty()) {
      return example.output();
    }
    StringBuilder text = new StringBuilder(preamble(example)).append(GAP);
    for (Turn turn : example.history()) {
      append(text, turn);
    }
    text.append(INSTRUCTION).append('\n').append(example.instruction()).append(GAP);
    if (!example.input().isEmpty()) {
      text.append(INPUT).append('\n').append(example.input()).append(GAP);
    }
    return text.append(RESPONSE).append(example.output()).toString();
  }

  private static String preamble(Example example) {
    if (!example.system().isEmpty()) {
      return example.system();
    }
    return example.input().isEmpty() ? WITHOUT_INPUT : WITH_INPUT;
  }

  private static void append(StringBuilder text, Turn turn) {
    if (turn.role() == Role.USER) {
      text.append(INSTRUCTION).append('\n');
    } else if (turn.role() == Role.ASSISTANT) {
      text.append(RESPONSE);
    }
    text.append(turn.content()).append(GAP);
  }

  @Override
  public List<String> controlTokens() {
    return List.of(INSTRUCTION, INPUT, RESPONSE);
  }
}
