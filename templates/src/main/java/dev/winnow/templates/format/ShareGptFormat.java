package dev.winnow.templates.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.templates.Example;
import dev.winnow.templates.Role;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * {@code {"id", "conversations": [{"from": "human", "value"} …]}}: what LLaMA-Factory, Axolotl and
 * torchtune read as ShareGPT. Roles are system, human and gpt.
 */
public final class ShareGptFormat extends ConversationFormat {
  private static final String KEY = "conversations";
  private static final Map<Role, String> NAMES = Map.of(Role.USER, "human", Role.ASSISTANT, "gpt");

  public ShareGptFormat() {
    super("from", "value");
  }

  @Override
  String name(Role role) {
    return NAMES.getOrDefault(role, role.label());
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
