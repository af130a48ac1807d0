package dev.winnow.templates.format;

import dev.winnow.templates.Role;

/**
 * {@code {"id", "messages": [{"role": "user", "content"} …]}}: what TRL, Axolotl, torchtune and
 * OpenAI's fine-tuning read. Roles are system, user and assistant.
 */
public final class MessagesFormat extends ConversationFormat {
  public MessagesFormat() {
    super("messages", "role", "content");
  }

  @Override
  String name(Role role) {
    return role.label();
  }
}
