package dev.winnow.templates.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.templates.Example;
import dev.winnow.templates.Extra;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * {@code {"id", "messages": [{"role": "user", "content"} …]}}: what TRL, Axolotl, LLaMA-Factory and
 * torchtune read. Roles are system, user, assistant and those of the dataset's own.
 */
public final class MessagesFormat extends ConversationFormat {
  static final String KEY = "messages";

  public MessagesFormat() {
    super("role", "content");
  }

  @Override
  public Set<Extra> holds() {
    return Set.of(Extra.ROLE);
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
