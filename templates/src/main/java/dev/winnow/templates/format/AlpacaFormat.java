package dev.winnow.templates.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.templates.Example;
import dev.winnow.templates.JsonText;
import dev.winnow.templates.Turn;
import dev.winnow.templates.settings.Parameter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * {@code {"id", "instruction", "input", "output"}} and, where the recipe asks for them, in every
 * row {@code "system"} and {@code "history"}, the latter a list of [user, assistant] pairs: the
 * alpaca format of LLaMA-Factory. A plain text has an empty instruction.
 */
public final class AlpacaFormat implements RowFormat {
  private static final String SYSTEM = "system";
  private static final String HISTORY = "history";

  /** The recipe's key {@code with}. */
  public static final Parameter WITH =
      Parameter.texts("with", "keys beyond instruction, input and output; only for format alpaca")
          .oneOf(List.of(SYSTEM, HISTORY))
          .orElse(List.of());

  private final boolean withSystem;
  private final boolean withHistory;

  /**
   * @param with any of {@code system} and {@code history}
   */
  public AlpacaFormat(List<String> with) {
    this.withSystem = with.contains(SYSTEM);
    this.withHistory = with.contains(HISTORY);
  }

  @Override
  public Optional<Rendered.Refused> refusal(Example example) {
    if (!withSystem && !example.system().isEmpty()) {
      return Refusals.refused("no_place_for_system", "hint", "render.with: [system] writes it");
    }
    if (!withHistory && !example.history().isEmpty()) {
      return Refusals.refused("no_place_for_history", "hint", "render.with: [history] writes it");
    }
    if (!example.historyIsPairs()) {
      return Refusals.refused(
          "history_not_pairs", "hint", "format messages holds turns in any order");
    }
    return Refusals.withoutOutput(example);
  }

  @Override
  public void write(Example example, JsonGenerator json) throws IOException {
    JsonText.field(json, "instruction", example.instruction());
    JsonText.field(json, "input", example.input());
    JsonText.field(json, "output", example.output());
    if (withSystem) {
      JsonText.field(json, SYSTEM, example.system());
    }
    if (withHistory) {
      history(json, example.history());
    }
  }

  @Override
  public Optional<ObjectNode> datasetInfo() {
    ObjectNode info =
        LlamaFactory.alpaca("prompt", "instruction", "query", "input", "response", "output");
    ObjectNode columns = info.withObjectProperty("columns");
    if (withSystem) {
      columns.put(SYSTEM, SYSTEM);
    }
    if (withHistory) {
      columns.put(HISTORY, HISTORY);
    }
    return Optional.of(info);
  }

  private static void history(JsonGenerator json, List<Turn> history) throws IOException {
    json.writeArrayFieldStart(HISTORY);
    for (int i = 0; i < history.size(); i += 2) {
      json.writeStartArray();
      JsonText.value(json, history.get(i).content());
      JsonText.value(json, history.get(i + 1).content());
      json.writeEndArray();
    }
    json.writeEndArray();
  }
}
