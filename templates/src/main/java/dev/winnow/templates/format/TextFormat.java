package dev.winnow.templates.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.templates.Example;
import dev.winnow.templates.Json;
import dev.winnow.templates.JsonText;
import dev.winnow.templates.chat.ChatTemplate;
import dev.winnow.templates.chat.ChatTemplates;
import dev.winnow.templates.settings.Settings;
import java.io.IOException;
import java.util.Optional;

/** {@code {"id", "text"}}: the row as its chat template writes it; a plain text as it is. */
public final class TextFormat implements RowFormat {
  private final ChatTemplate template;

  public TextFormat(ChatTemplate template) {
    this.template = template;
  }

  /** From the recipe's {@code render}, which must name a template. */
  static TextFormat create(Settings render) {
    String name = render.text("template");
    if (name.equals(ChatTemplates.NONE)) {
      throw render.invalid(
          "template", "format text needs a template: " + String.join(" or ", ChatTemplates.NAMES));
    }
    return new TextFormat(ChatTemplates.named(name));
  }

  @Override
  public Optional<Rendered.Refused> refusal(Example example) {
    boolean plain = example.system().isEmpty() && example.history().isEmpty();
    // Templates write a row without a user message as its output alone, and would lose the rest.
    if (example.userMessage().isEmpty() && !plain) {
      return Refusals.refused(
          "no_instruction", "hint", "the row has a system message or a history, but no question");
    }
    return Refusals.withoutOutput(example);
  }

  @Override
  public void write(Example example, JsonGenerator json) throws IOException {
    JsonText.field(json, "text", template.render(example));
  }

  @Override
  public Optional<ObjectNode> datasetInfo() {
    ObjectNode info = Json.MAPPER.createObjectNode().put("formatting", "alpaca");
    info.putObject("columns").put("prompt", "text");
    return Optional.of(info);
  }
}
