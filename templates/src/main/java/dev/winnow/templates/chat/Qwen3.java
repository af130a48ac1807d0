package dev.winnow.templates.chat;

import dev.winnow.templates.Example;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import java.util.List;
import java.util.Optional;

/**
 * Qwen3: ChatML whose last answer begins with its reasoning between {@code <think>\n} and {@code
 * \n</think>\n\n}, empty if it has none. Earlier answers are written without their reasoning, as
 * the model's own template does.
 */
final class Qwen3 implements ChatTemplate {
  private final ChatTemplate messages;

  /**
   * @param messages writes the messages once reasoning is where it belongs
   */
  Qwen3(ChatTemplate messages) {
    this.messages = messages;
  }

  @Override
  public void write(Example example, ChatText text) {
    String output = example.output();
    String thought =
        "<think>\n"
            + Reasoning.of(output)
            + "\n</think>\n\n"
            + Strip.leadingNewlines(Reasoning.without(output));
    messages.write(
        new Example(
            example.system(),
            withoutReasoning(example.history()),
            example.instruction(),
            example.input(),
            thought,
            example.provenance(),
            example.scores()),
        text);
  }

  private static List<Turn> withoutReasoning(List<Turn> history) {
    return history.isEmpty() ? history : history.stream().map(Qwen3::withoutReasoning).toList();
  }

  private static Turn withoutReasoning(Turn turn) {
    return turn.role() == Role.ASSISTANT && Reasoning.in(turn.content())
        ? new Turn(turn.role(), Reasoning.without(turn.content()))
        : turn;
  }

  @Override
  public Optional<Unfit> refusal(Example example) {
    return Reasoning.anyAnswer(example, Reasoning::outOfPlace)
        ? Optional.of(
            new Unfit(
                "reasoning_out_of_place", "<think>…</think> stands once, at an answer's start"))
        : messages.refusal(example);
  }

  @Override
  public List<String> controlTokens() {
    return messages.controlTokens();
  }
}
