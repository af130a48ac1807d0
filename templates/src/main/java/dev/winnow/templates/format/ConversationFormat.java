package dev.winnow.templates.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.winnow.templates.Example;
import dev.winnow.templates.JsonText;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import java.io.IOException;
import java.util.Optional;

/** A list of messages, each with a role and a content under names of the format's own. */
abstract class ConversationFormat implements RowFormat {
  private final String listKey;
  private final String roleKey;
  private final String contentKey;

  ConversationFormat(String listKey, String roleKey, String contentKey) {
    this.listKey = listKey;
    this.roleKey = roleKey;
    this.contentKey = contentKey;
  }

  /** The format's name of a role. */
  abstract String name(Role role);

  @Override
  public final Optional<Rendered.Refused> refusal(Example example) {
    return Refusals.withoutExchange(example);
  }

  @Override
  public final void write(Example example, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(listKey);
    if (!example.system().isEmpty()) {
      message(json, Role.SYSTEM, example.system());
    }
    for (Turn turn : example.history()) {
      message(json, turn.role(), turn.content());
    }
    message(json, Role.USER, example.userMessage());
    message(json, Role.ASSISTANT, example.output());
    json.writeEndArray();
  }

  private void message(JsonGenerator json, Role role, String content) throws IOException {
    json.writeStartObject();
    json.writeStringField(roleKey, name(role));
    JsonText.field(json, contentKey, content);
    json.writeEndObject();
  }
}
