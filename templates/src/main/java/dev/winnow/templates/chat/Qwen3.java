package dev.winnow.templates.chat;

import dev.winnow.templates.Example;
import dev.winnow.templates.Extra;
import dev.winnow.templates.Role;
import dev.winnow.templates.ToolCall;
import dev.winnow.templates.ToolUse;
import dev.winnow.templates.Turn;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Qwen3: ChatML whose last answer begins with its reasoning between {@code <think>\n} and {@code
 * \n</think>\n\n}, empty if it has none; so does each step before it that has some. Earlier answers
 * are written without their reasoning, as the model's own template does. A reasoning beside the
 * answer is written as one in it.
 */
final class Qwen3 implements ChatTemplate {
  private final ChatTemplate messages;

  /**
   * @param messages writes the messages, and the tools, once reasoning is where it belongs
   */
  Qwen3(ChatTemplate messages) {
    this.messages = messages;
  }

  @Override
  public void write(Example example, ChatText text) {
    ToolUse use = example.toolUse();
    Example thought =
        example
            .withPrompt(
                example.system(),
                withoutReasoning(example.history()),
                example.instruction(),
                example.input())
            .withOutput(thought(example.reasoning(), example.output(), use.calls()));
    messages.write(use.isEmpty() ? thought : withSteps(thought), text);
  }

  private static Example withSteps(Example example) {
    ToolUse use = example.toolUse();
    List<Turn> steps = use.steps().stream().map(Qwen3::step).toList();
    return example.with(
        example.reasoning(), example.rejected(), new ToolUse(use.tools(), steps, List.of()));
  }

  private static Turn step(Turn turn) {
    boolean thinks =
        turn.is(Role.ASSISTANT)
            && !(turn.reasoning().isEmpty() && Reasoning.of(turn.content()).isEmpty());
    return thinks
        ? turn.withContent(thought(turn.reasoning(), turn.content(), turn.calls()))
            .withCalls(List.of())
        : withoutReasoning(turn);
  }

  /**
   * The reasoning, then what is said and called.
   *
   * @param reasoning empty if it stands in the content, or there is none
   */
  private static String thought(String reasoning, String content, List<ToolCall> calls) {
    boolean apart = !reasoning.isEmpty();
    String said = apart ? content : Reasoning.without(content);
    return "<think>\n"
        + (apart ? Strip.newlines(reasoning) : Reasoning.of(content))
        + "\n</think>\n\n"
        + Strip.leadingNewlines(said)
        + ToolTags.called(said, calls);
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
    return Set.of(Extra.TOOLS, Extra.REASONING);
  }

  @Override
  public Optional<Unfit> refusal(Example example) {
    return Reasoning.anyAnswer(example, Reasoning::outOfPlace) || Reasoning.isAstray(example)
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
