package dev.winnow.templates.chat;

import dev.winnow.templates.Example;
import dev.winnow.templates.Extra;
import dev.winnow.templates.Turn;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A way to write a conversation as one text. Pure; never throws on any content, and never
 * interprets it: what looks like a template in a row stays as it is.
 *
 * <p>By default no template writes a begin-of-sequence token in front: trainers add their
 * tokenizer's own, and a second one harms. The text ends as the model's own template ends it.
 */
public interface ChatTemplate extends Serializable {
  /**
   * Appends the conversation with its answer. Called only for rows with a user message, but also
   * for those that {@link #refusal} and {@link #holds} would refuse: those come out in the order of
   * their messages.
   */
  void write(Example example, ChatText text);

  /**
   * The strings that a model reads as structure, none empty. In a row's content they would forge
   * the end of a message.
   */
  List<String> controlTokens();

  /** What it has a place for beyond plain texts; a row with more is refused. */
  default Set<Extra> holds() {
    return Set.of();
  }

  /**
   * Why this template cannot hold the row as it is, apart from what {@link #holds} says; empty if
   * it can.
   */
  default Optional<Unfit> refusal(Example example) {
    return Optional.empty();
  }

  /**
   * The whole conversation with its answer. An example without instruction and input is a plain
   * text: its output and nothing else.
   */
  default String render(Example example) {
    return example.userMessage().isEmpty() ? example.output() : chat(example).text();
  }

  /** The same text with its spans; a plain text is one span. */
  default ChatText chat(Example example) {
    if (example.userMessage().isEmpty()) {
      return new ChatText(example.output().length()).addAnswer("", example.output(), "");
    }
    int length = 256 + example.system().length() + example.output().length();
    for (Turn turn : example.history()) {
      length += 64 + turn.content().length();
    }
    ChatText text = new ChatText(length + example.instruction().length());
    write(example, text);
    return text;
  }
}
