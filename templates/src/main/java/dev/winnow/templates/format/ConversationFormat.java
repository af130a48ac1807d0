package dev.winnow.templates.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.templates.Example;
import dev.winnow.templates.Json;
import dev.winnow.templates.JsonText;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Lists of messages, each with a role and a content under names of the format's own. */
abstract class ConversationFormat implements RowFormat {
  private final String roleKey;
  private final String contentKey;

  ConversationFormat(String roleKey, String contentKey) {
    this.roleKey = roleKey;
    this.contentKey = contentKey;
  }

  /** The format's name of a role. */
  String name(Role role) {
    return role.label();
  }

  @Override
  public Optional<Rendered.Refused> refusal(Example example) {
    return Refusals.withoutExchange(example);
  }

  /** One list of all messages. */
  final void conversation(String key, Example example, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(key);
    asked(example, json);
    message(json, answer(example));
    json.writeEndArray();
  }

  /** A list of the messages before the answer. */
  final void prompt(Example example, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("prompt");
    asked(example, json);
    json.writeEndArray();
  }

  /** A list of one answer. */
  final void answer(String key, String answer, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(key);
    message(json, new Turn(Role.ASSISTANT, answer));
    json.writeEndArray();
  }

  private void asked(Example example, JsonGenerator json) throws IOException {
    if (!example.system().isEmpty()) {
      message(json, new Turn(Role.SYSTEM, example.system()));
    }
    for (Turn turn : example.history()) {
      message(json, turn);
    }
    message(json, new Turn(Role.USER, example.userMessage()));
    for (Turn turn : example.toolUse().steps()) {
      message(json, turn);
    }
  }

  private static Turn answer(Example example) {
    return new Turn(Role.ASSISTANT, example.output())
        .withReasoning(example.reasoning())
        .withCalls(example.toolUse().calls());
  }

  private void message(JsonGenerator json, Turn turn) throws IOException {
    json.writeStartObject();
    json.writeStringField(roleKey, name(turn.role()));
    content(turn, json);
    json.writeEndObject();
  }

  /** The keys of a message after its role. */
  void content(Turn turn, JsonGenerator json) throws IOException {
    JsonText.field(json, contentKey, turn.content());
  }

  /** How LLaMA-Factory reads one list of messages: what it calls ShareGPT, by the names here. */
  final Optional<ObjectNode> conversationInfo(String key) {
    ObjectNode info = Json.MAPPER.createObjectNode().put("formatting", "sharegpt");
    info.putObject("columns").put("messages", key);
    ObjectNode tags = info.putObject("tags");
    tags.put("role_tag", roleKey).put("content_tag", contentKey);
    for (Role role : List.of(Role.USER, Role.ASSISTANT, Role.SYSTEM)) {
      tags.put(role.label() + "_tag", name(role));
    }
    return Optional.of(info);
  }
}
