package dev.winnow.templates.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.templates.Example;
import dev.winnow.templates.Extra;
import dev.winnow.templates.JsonText;
import dev.winnow.templates.Turn;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * {@code {"messages": [{"role": "user", "content"} …]}} and nothing else: what OpenAI's fine-tuning
 * takes. It wants a text in every message and an answer at the end, in files of {@value
 * #LEAST_ROWS} rows or more.
 *
 * <p>A row with tools has {@code tools} beside the messages, and {@code tool_calls} and {@code
 * tool_call_id} in them, arguments as a text; see {@link OpenAiTools} for the rules. These keys are
 * only where they are needed, as OpenAI has it: such rows are not for a table.
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
  public Set<Extra> holds() {
    return Set.of(Extra.TOOLS);
  }

  @Override
  public Optional<Rendered.Refused> refusal(Example example) {
    return super.refusal(example)
        .or(() -> PlacedTurn.refused(example, OpenAiFormat::saysNothing, "empty_message"))
        .or(() -> OpenAiTools.refusal(example));
  }

  private static boolean saysNothing(Turn turn) {
    return turn.content().isEmpty() && turn.calls().isEmpty();
  }

  @Override
  public void write(Example example, JsonGenerator json) throws IOException {
    conversation(MessagesFormat.KEY, example, json);
    String tools = example.toolUse().tools();
    if (!tools.isEmpty()) {
      json.writeFieldName("tools");
      JsonText.json(json, tools);
    }
  }

  @Override
  void content(Turn turn, JsonGenerator json) throws IOException {
    if (!saysOnlyCalls(turn)) {
      super.content(turn, json);
    }
    ToolCalls.write(turn.calls(), JsonText::value, json);
    ToolCalls.unlessEmpty("tool_call_id", turn.callId(), json);
  }

  private static boolean saysOnlyCalls(Turn turn) {
    return turn.content().isEmpty() && !turn.calls().isEmpty();
  }

  @Override
  public Optional<ObjectNode> datasetInfo() {
    return conversationInfo(MessagesFormat.KEY);
  }
}
