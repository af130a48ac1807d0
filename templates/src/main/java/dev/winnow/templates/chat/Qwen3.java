package dev.winnow.templates.chat;

import dev.winnow.templates.Example;
import dev.winnow.templates.Extra;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Qwen3: ChatML whose last answer begins with its reasoning between {@code <think>\n} and {@code
 * \n</think>\n\n}, empty if it has none. Earlier answers are written without their reasoning, as
 * the model's own template does. A reasoning beside the answer is written as one in it.
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
    messages.write(
        example
            .withPrompt(
                example.system(),
                withoutReasoning(example.history()),
                example.instruction(),
                example.input())
            .withOutput(thought(example)),
        text);
  }

  private static String thought(Example example) {
    String output = example.output();
    boolean apart = !example.reasoning().isEmpty();
    return "<think>\n"
        + (apart ? Strip.newlines(example.reasoning()) : Reasoning.of(output))
        + "\n</think>\n\n"
        + Strip.leadingNewlines(apart ? output : Reasoning.without(output));
  }

  private static List<Turn> withoutReasoning(List<Turn> history) {
    return history.isEmpty() ? history : history.stream().map(Qwen3::withoutReasoning).toList();
  }

  private static Turn withoutReasoning(Turn turn) {
    return turn.is(Role.ASSISTANT) && turn.reasoning().isEmpty() && Reasoning.in(turn.content())
        ? turn.withContent(Reasoning.without(turn.content()))
        : turn;
  }

  @Override
  public Set<Extra> holds() {
    return Set.of(Extra.REASONING);
  }

  @Override
  public Optional<Unfit> refusal(Example example) {
    return Reasoning.anyAnswer(example, Reasoning::outOfPlace) || Reasoning.isTwice(example)
        ? Optional.of(
            new Unfit(
                "reasoning_out_of_place",
                "<think>…</think> stands once, at an answer's start, or reasoning beside it"))
        : messages.refusal(example);
  }

  @Override
  public List<String> controlTokens() {
    return messages.controlTokens();
  }
}
