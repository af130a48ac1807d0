package dev.winnow.templates.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.templates.Example;
import dev.winnow.templates.Extra;
import dev.winnow.templates.Json;
import dev.winnow.templates.JsonText;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * {@code {"id", "prompt", "chosen", "rejected"}}: the user's message and two answers, all bare. TRL
 * calls it a preference in standard form, LLaMA-Factory an alpaca dataset with {@code ranking}. A
 * system message or a history has no place in it, but in {@link PreferenceMessagesFormat}.
 */
public final class PreferenceFormat implements RowFormat {
  static final String CHOSEN = "chosen";
  static final String REJECTED = "rejected";

  @Override
  public Set<Extra> holds() {
    return Set.of(Extra.REJECTED);
  }

  @Override
  public Optional<Rendered.Refused> refusal(Example example) {
    return Refusals.beforeTheQuestion(example, "format preference-messages holds it")
        .or(() -> Refusals.withoutExchange(example))
        .or(() -> Refusals.withoutRejected(example));
  }

  @Override
  public void write(Example example, JsonGenerator json) throws IOException {
    JsonText.field(json, "prompt", example.userMessage());
    JsonText.field(json, CHOSEN, example.output());
    JsonText.field(json, REJECTED, example.rejected());
  }

  @Override
  public Optional<ObjectNode> datasetInfo() {
    ObjectNode info = Json.MAPPER.createObjectNode().put("formatting", "alpaca");
    info.put("ranking", true);
    ObjectNode columns = info.putObject("columns").put("prompt", "prompt");
    columns.put(CHOSEN, CHOSEN).put(REJECTED, REJECTED);
    return Optional.of(info);
  }
}
