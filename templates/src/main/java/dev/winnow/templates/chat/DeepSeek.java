package dev.winnow.templates.chat;

import dev.winnow.templates.Example;
import dev.winnow.templates.Role;
import dev.winnow.templates.chat.Layout.Answer;
import dev.winnow.templates.chat.Layout.Frame;
import java.util.List;
import java.util.Optional;

/**
 * DeepSeek V3 and R1: the system message bare, then {@code
 * <｜User｜>U<｜Assistant｜>A<｜end▁of▁sentence｜>} with full-width bars. The generation prompt is V3's;
 * R1's own goes on with {@code <think>\n}.
 *
 * <p>The models' own templates cut reasoning out of every answer and move system messages of the
 * history to the start; rows with such are refused.
 */
final class DeepSeek implements ChatTemplate {
  private static final String END = "<｜end▁of▁sentence｜>";

  private static final Layout LAYOUT =
      Layout.messages(
              Frame.of("", ""),
              Frame.of("<｜User｜>", ""),
              Answer.of("<｜Assistant｜>", END, ""),
              "<｜begin▁of▁sentence｜>",
              END,
              "<｜▁pad▁｜>",
              "<｜User｜>",
              "<｜Assistant｜>",
              "<｜tool▁calls▁begin｜>",
              "<｜tool▁calls▁end｜>",
              "<｜tool▁call▁begin｜>",
              "<｜tool▁call▁end｜>",
              "<｜tool▁outputs▁begin｜>",
              "<｜tool▁outputs▁end｜>",
              "<｜tool▁output▁begin｜>",
              "<｜tool▁output▁end｜>",
              "<｜tool▁sep｜>")
          .begin("<｜begin▁of▁sentence｜>");

  private final ChatTemplate messages;

  /**
   * @param keepBegin whether the text starts with the begin-of-sequence token
   */
  DeepSeek(boolean keepBegin) {
    messages = new MessageTemplate(LAYOUT, keepBegin);
  }

  @Override
  public void write(Example example, ChatText text) {
    messages.write(example, text);
  }

  @Override
  public Optional<Unfit> refusal(Example example) {
    if (example.history().stream().anyMatch(turn -> turn.is(Role.SYSTEM))) {
      return Optional.of(
          new Unfit("system_in_history", "the model's template would move it to the start"));
    }
    return Reasoning.anyAnswer(example, Reasoning::in)
        ? Optional.of(
            new Unfit("no_place_for_reasoning", "the model's template cuts off up to </think>"))
        : Optional.empty();
  }

  @Override
  public List<String> controlTokens() {
    return messages.controlTokens();
  }
}
