package dev.winnow.templates.chat;

import dev.winnow.templates.Example;
import dev.winnow.templates.Extra;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import dev.winnow.templates.Whitespace;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A template that writes one message after the other, each as head, content and tail. The strings
 * are a model's own: {@link Layout} holds them.
 */
final class MessageTemplate implements ChatTemplate {
  private final Layout layout;
  private final String begin;

  /**
   * @param keepBegin whether the text starts with the model's begin-of-sequence token where its own
   *     template writes one
   */
  MessageTemplate(Layout layout, boolean keepBegin) {
    this.layout = layout;
    this.begin = keepBegin ? layout.begin() : "";
  }

  @Override
  public void write(Example example, ChatText text) {
    text.add(begin);
    boolean own = layout.place() == Layout.Place.OWN;
    String system = example.system().isEmpty() ? layout.standard() : example.system();
    if (own && system != null) {
      add(text, layout.system(), system);
    }
    String pending = own ? "" : example.system();
    boolean first = layout.place() != Layout.Place.LAST_USER;
    for (Turn turn : example.history()) {
      if (turn.is(Role.USER)) {
        user(text, first ? pending : "", turn.content());
        pending = first ? "" : pending;
      } else {
        other(text, turn);
      }
    }
    user(text, pending, example.userMessage());
    for (Turn step : example.toolUse().steps()) {
      if (step.is(Role.USER)) {
        user(text, "", step.content());
      } else {
        other(text, step);
      }
    }
    answer(text, example.output(), layout.assistant().last());
  }

  private void other(ChatText text, Turn turn) {
    if (turn.is(Role.ASSISTANT)) {
      answer(text, turn.content(), layout.assistant().between());
    } else {
      add(text, layout.frame(turn.role()), turn.content());
    }
  }

  private static void add(ChatText text, Layout.Frame frame, String content) {
    text.add(frame.head())
        .add(frame.trimmed() ? Whitespace.strip(content) : content)
        .add(frame.tail());
  }

  /** A user's message, with the system message in front where it has no message of its own. */
  private void user(ChatText text, String system, String content) {
    Layout.Frame user = layout.user();
    if (system.isEmpty()) {
      add(text, user, content);
      return;
    }
    Layout.Frame within = layout.system();
    text.add(user.head());
    if (within.trimmed()) {
      text.add(Whitespace.strip(within.head() + system + within.tail() + content));
    } else {
      text.add(within.head()).add(system).add(within.tail());
      text.add(user.trimmed() ? Whitespace.strip(content) : content);
    }
    text.add(user.tail());
  }

  private void answer(ChatText text, String content, String after) {
    Layout.Answer assistant = layout.assistant();
    text.add(assistant.prompt());
    String said = assistant.trimmed() ? Whitespace.strip(content) : content;
    text.addAnswer(assistant.opening(), said, assistant.end()).add(after);
  }

  @Override
  public Set<Extra> holds() {
    return layout.header() == null ? Set.of() : Set.of(Extra.ROLE);
  }

  @Override
  public Optional<Unfit> refusal(Example example) {
    if (layout.place() == Layout.Place.NOWHERE && !example.system().isEmpty()) {
      return Optional.of(
          new Unfit("no_place_for_system", "the model's template knows no system message"));
    }
    if (layout.alternating() && !example.historyIsPairs()) {
      return Optional.of(Layout.NOT_PAIRS);
    }
    return Optional.empty();
  }

  @Override
  public List<String> controlTokens() {
    return layout.tokens();
  }
}
