package dev.winnow.templates.shape;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Rows that are a list of messages, see {@link MessageReader} and {@link Conversation}. A key
 * {@code system} beside the list holds where the list itself has no system message; {@code tools}
 * beside it are their definitions, see {@link ToolReader}.
 */
final class ConversationShape extends KeyedShape {
  /** {@code {"messages": [{"role", "content"} …]}}. */
  static final ConversationShape MESSAGES =
      new ConversationShape("messages", MessageReader.MESSAGES);

  /** ShareGPT: {@code {"conversations": [{"from", "value"} …]}}. */
  static final ConversationShape SHAREGPT =
      new ConversationShape("conversations", MessageReader.SHAREGPT);

  private final String listKey;
  private final MessageReader reader;

  private ConversationShape(String listKey, MessageReader reader) {
    this.listKey = listKey;
    this.reader = reader;
  }

  @Override
  Parts parts(JsonNode row) throws Refusal {
    String system = FieldReader.optional(row, "system");
    if (FieldReader.absent(row.path(listKey))) {
      throw Refusal.at("missing_field", listKey);
    }
    return Conversation.of(listKey, system, reader.turns(row.path(listKey), listKey))
        .parts(ToolReader.tools(row));
  }
}
