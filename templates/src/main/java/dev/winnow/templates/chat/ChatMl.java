package dev.winnow.templates.chat;

import dev.winnow.templates.Example;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import java.util.List;

/**
 * ChatML: each message is {@code <|im_start|>ROLE\nCONTENT<|im_end|>\n}.
 *
 * <p>There is a system message only if the row has one; no default is put in. Content is not
 * trimmed. The text ends in {@code <|im_end|>\n}, as the models' own templates end it.
 */
public final class ChatMl implements ChatTemplate {
  private static final String START = "<|im_start|>";
  private static final String END = "<|im_end|>";

  /** The pad and document separator token of the models that speak ChatML. */
  private static final String END_OF_TEXT = "<|endoftext|>";

  @Override
  public String render(Example example) {
    String user = example.userMessage();
    if (user.isEmpty()) {
      return example.output();
    }
    StringBuilder text = new StringBuilder();
    if (!example.system().isEmpty()) {
      append(text, Role.SYSTEM, example.system());
    }
    for (Turn turn : example.history()) {
      append(text, turn.role(), turn.content());
    }
    append(text, Role.USER, user);
    append(text, Role.ASSISTANT, example.output());
    return text.toString();
  }

  private static void append(StringBuilder text, Role role, String content) {
    text.append(START).append(role.label()).append('\n').append(content).append(END).append('\n');
  }

  @Override
  public List<String> controlTokens() {
    return List.of(START, END, END_OF_TEXT);
  }
}
