package dev.winnow.templates.format;

import dev.winnow.templates.Role;

/**
 * {@code {"id", "conversations": [{"from": "human", "value"} …]}}: what LLaMA-Factory and Axolotl
 * read as ShareGPT. Roles are system, human and gpt.
 */
public final class ShareGptFormat extends ConversationFormat {
  public ShareGptFormat() {
    super("conversations", "from", "value");
  }

  @Override
  String name(Role role) {
    return switch (role) {
      case SYSTEM -> "system";
      case USER -> "human";
      case ASSISTANT -> "gpt";
    };
  }
}
