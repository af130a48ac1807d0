package dev.winnow.templates.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.winnow.templates.Example;
import dev.winnow.templates.Extra;
import dev.winnow.templates.JsonText;
import dev.winnow.templates.Role;
import dev.winnow.templates.Texts;
import dev.winnow.templates.Turn;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * {@code {"id", "messages": [{"role", "content"} …], "tools"}} with all that a message can have:
 * {@code reasoning_content}, {@code tool_calls}, {@code tool_call_id} and {@code name}, as chat
 * templates know them. Arguments are an object, since most templates write a text of one as a text
 * once more. {@code tools} is the text of a list, which TRL reads, or the text {@code null}.
 *
 * <p>Objects whose keys differ by row have no columns. Every message of the assistant has a {@code
 * reasoning_content}, null if there is none, and nobody else's has: so messages have different keys
 * in every row, and Hugging Face's datasets (4.7 and later) keeps all of them as JSON, whatever the
 * first rows are. Its reader takes no integer beyond 64 bits and no infinite number, and one of
 * them would make columns of all rows: such a row is refused.
 */
public final class ToolsFormat extends ConversationFormat {
  private static final String NO_TOOLS = "null";

  public ToolsFormat() {
    super("role", "content");
  }

  @Override
  public Set<Extra> holds() {
    return Set.of(Extra.TOOLS, Extra.REASONING, Extra.ROLE);
  }

  @Override
  public Optional<Rendered.Refused> refusal(Example example) {
    return super.refusal(example)
        .or(() -> PlacedTurn.refused(example, ToolsFormat::isMisplaced, "reasoning_out_of_place"))
        .or(() -> withNumberTooBig(example));
  }

  private static boolean isMisplaced(Turn turn) {
    return !turn.reasoning().isEmpty() && !turn.is(Role.ASSISTANT);
  }

  private static Optional<Rendered.Refused> withNumberTooBig(Example example) {
    return Texts.of(example).stream()
        .filter(named -> named.kind() == Texts.Kind.JSON && !named.name().equals("tools"))
        .filter(named -> JsonNumbers.anyTooBig(named.text()))
        .findFirst()
        .flatMap(named -> Refusals.refused("number_too_big", "field", named.name()));
  }

  @Override
  public void write(Example example, JsonGenerator json) throws IOException {
    conversation(MessagesFormat.KEY, example, json);
    String tools = example.toolUse().tools();
    JsonText.field(json, "tools", tools.isEmpty() ? NO_TOOLS : tools);
  }

  @Override
  void content(Turn turn, JsonGenerator json) throws IOException {
    super.content(turn, json);
    if (!turn.reasoning().isEmpty()) {
      JsonText.field(json, "reasoning_content", turn.reasoning());
    } else if (turn.is(Role.ASSISTANT)) {
      json.writeNullField("reasoning_content");
    }
    ToolCalls.write(turn.calls(), JsonText::json, json);
    ToolCalls.unlessEmpty("tool_call_id", turn.callId(), json);
    ToolCalls.unlessEmpty("name", turn.toolName(), json);
  }
}
