package dev.winnow.templates.chat;

import dev.winnow.templates.Example;
import dev.winnow.templates.Extra;
import dev.winnow.templates.Role;
import dev.winnow.templates.ToolCall;
import dev.winnow.templates.Turn;
import dev.winnow.templates.chat.Layout.Answer;
import dev.winnow.templates.chat.Layout.Frame;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * DeepSeek V3 and R1: the system message bare, then {@code
 * <｜User｜>U<｜Assistant｜>A<｜end▁of▁sentence｜>} with full-width bars. The generation prompt is V3's;
 * R1's own goes on with {@code <think>\n}.
 *
 * <p>Calls stand behind what the assistant says, each as {@code function<｜tool▁sep｜>NAME} and a
 * block of its arguments, as the row has them; results before what it says next, which then begins
 * without {@code <｜Assistant｜>}. Ids, and the names of tools that gave a result, are not written.
 * DeepSeek's own template writes a first round of calls so; it leaves out what separates further
 * ones, and Axolotl's, after which this is, puts that in.
 *
 * <p>The models' own templates cut reasoning out of every answer and move system messages of the
 * history to the start; rows with such are refused.
 */
final class DeepSeek implements ChatTemplate {
  private static final String END = "<｜end▁of▁sentence｜>";
  private static final String USER = "<｜User｜>";
  private static final String ASSISTANT = "<｜Assistant｜>";

  private static final Layout LAYOUT =
      Layout.messages(
              Frame.of("", ""),
              Frame.of(USER, ""),
              Answer.of(ASSISTANT, END, ""),
              "<｜begin▁of▁sentence｜>",
              END,
              "<｜▁pad▁｜>",
              USER,
              ASSISTANT,
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
  private final String begin;

  /**
   * @param keepBegin whether the text starts with the begin-of-sequence token
   */
  DeepSeek(boolean keepBegin) {
    messages = new MessageTemplate(LAYOUT, keepBegin);
    begin = keepBegin ? LAYOUT.begin() : "";
  }

  @Override
  public void write(Example example, ChatText text) {
    if (!example.usesTools()) {
      messages.write(example, text);
      return;
    }
    text.add(begin).add(example.system());
    boolean results = false;
    for (Turn turn : ToolTurns.of(example)) {
      if (turn.is(Role.TOOL)) {
        text.add(results ? "" : "<｜tool▁outputs▁begin｜>");
        text.add("<｜tool▁output▁begin｜>").add(turn.content()).add("<｜tool▁output▁end｜>");
      } else if (turn.is(Role.ASSISTANT)) {
        text.add(results ? "<｜tool▁outputs▁end｜>" : ASSISTANT);
        text.addAnswer(results && calls(turn) ? ASSISTANT : "", turn.content() + called(turn), END);
      } else {
        text.add(turn.is(Role.USER) ? USER : "").add(turn.content());
      }
      results = turn.is(Role.TOOL);
    }
  }

  private static boolean calls(Turn turn) {
    return !turn.calls().isEmpty();
  }

  private static String called(Turn turn) {
    if (!calls(turn)) {
      return "";
    }
    List<String> calls = turn.calls().stream().map(DeepSeek::call).toList();
    return "<｜tool▁calls▁begin｜>" + String.join("\n", calls) + "<｜tool▁calls▁end｜>";
  }

  private static String call(ToolCall call) {
    return "<｜tool▁call▁begin｜>function<｜tool▁sep｜>"
        + call.name()
        + "\n```json\n"
        + call.arguments()
        + "\n```<｜tool▁call▁end｜>";
  }

  @Override
  public Set<Extra> holds() {
    return Set.of(Extra.TOOLS);
  }

  @Override
  public Optional<Unfit> refusal(Example example) {
    if (example.history().stream().anyMatch(turn -> turn.is(Role.SYSTEM))) {
      return Optional.of(
          new Unfit("system_in_history", "the model's template would move it to the start"));
    }
    if (Reasoning.anyAnswer(example, Reasoning::in)) {
      return Optional.of(
          new Unfit("no_place_for_reasoning", "the model's template cuts off up to </think>"));
    }
    return example.usesTools() ? unfitTools(example) : Optional.empty();
  }

  private static Optional<Unfit> unfitTools(Example example) {
    return ToolTurns.othersCall(ToolTurns.of(example))
        .or(
            () ->
                ToolTurns.unfit(
                    !ToolTurns.definitions(example).isEmpty(),
                    "no_place_for_tools",
                    "the model's template writes calls, but no definitions: they belong into the"
                        + " system message"));
  }

  @Override
  public List<String> controlTokens() {
    return messages.controlTokens();
  }
}
