package dev.winnow.templates.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.templates.Example;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code {"messages": [{"role": "user", "content"} …]}} and nothing else: what OpenAI's fine-tuning
 * takes. It wants a text in every message and an answer at the end, in files of {@value
 * #LEAST_ROWS} rows or more.
 */
public final class OpenAiFormat extends ConversationFormat {
  private static final int LEAST_ROWS = 10;

  public OpenAiFormat() {
    super("role", "content");
  }

  @Override
  public boolean hasId() {
    return false;
  }

  @Override
  public int leastRows() {
    return LEAST_ROWS;
  }

  @Override
  public Optional<Rendered.Refused> refusal(Example example) {
    return super.refusal(example).or(() -> Refusals.withEmptyTurn(example));
  }

  @Override
  public void write(Example example, JsonGenerator json) throws IOException {
    conversation(MessagesFormat.KEY, example, json);
  }

  @Override
  public Optional<ObjectNode> datasetInfo() {
    return conversationInfo(MessagesFormat.KEY);
  }
}
