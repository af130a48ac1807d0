package dev.winnow.templates.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.templates.Example;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code {"id", "messages": [{"role": "user", "content"} …]}}: what TRL, Axolotl, LLaMA-Factory and
 * torchtune read. Roles are system, user and assistant.
 */
public final class MessagesFormat extends ConversationFormat {
  static final String KEY = "messages";

  public MessagesFormat() {
    super("role", "content");
  }

  @Override
  public void write(Example example, JsonGenerator json) throws IOException {
    conversation(KEY, example, json);
  }

  @Override
  public Optional<ObjectNode> datasetInfo() {
    return conversationInfo(KEY);
  }
}
