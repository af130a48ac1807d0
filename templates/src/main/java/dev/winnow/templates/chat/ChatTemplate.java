package dev.winnow.templates.chat;

import dev.winnow.templates.Example;
import java.io.Serializable;
import java.util.List;

/**
 * A way to write a conversation as one text. Pure; never throws on any content, and never
 * interprets it: what looks like a template in a row stays as it is.
 *
 * <p>No template writes a begin-of-sequence token or an end-of-sequence token: trainers add their
 * tokenizer's own, and a second one harms.
 */
public interface ChatTemplate extends Serializable {
  /**
   * The whole conversation with its answer. An example without instruction and input is a plain
   * text: its output and nothing else.
   */
  String render(Example example);

  /**
   * The strings that a model reads as structure, none empty. In a row's content they would forge
   * the end of a message.
   */
  List<String> controlTokens();
}
