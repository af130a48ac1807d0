package dev.winnow.templates.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.templates.Example;
import dev.winnow.templates.Extra;
import dev.winnow.templates.Json;
import dev.winnow.templates.JsonText;
import dev.winnow.templates.chat.ChatTemplate;
import dev.winnow.templates.chat.ChatTemplates;
import dev.winnow.templates.chat.ChatText;
import dev.winnow.templates.chat.Unfit;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Settings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code {"id", "text"}}: the row as its chat template writes it; a plain text as it is. Where the
 * recipe asks for them, {@code "spans": [[start, end] …]} is what the assistant says, in code
 * points as Python counts them, {@code end} not included; see {@link ChatText#spans}.
 */
public final class TextFormat implements RowFormat {
  /** The recipe's key {@code spans}. */
  public static final Parameter SPANS =
      Parameter.text(
              "spans",
              "assistant writes a key spans beside text: where in it the assistant speaks, as"
                  + " [start, end] in code points; only for format text")
          .oneOf(List.of("none", "assistant"))
          .orElse("none");

  private final ChatTemplate template;
  private final boolean withSpans;

  private TextFormat(ChatTemplate template, boolean withSpans) {
    this.template = template;
    this.withSpans = withSpans;
  }

  /** From the recipe's {@code render}, which must name a template. */
  static TextFormat create(Settings render) {
    String name = render.text("template");
    if (name.equals(ChatTemplates.NONE)) {
      throw render.invalid(
          "template",
          "format text needs a template: one of " + String.join(", ", ChatTemplates.NAMES));
    }
    return new TextFormat(ChatTemplates.of(render), writesSpans(render));
  }

  /** Whether the recipe's {@code render} asks for spans. */
  static boolean writesSpans(Settings render) {
    return render.text(SPANS.name()).equals("assistant");
  }

  @Override
  public Set<Extra> holds() {
    return template.holds();
  }

  @Override
  public Optional<Rendered.Refused> refusal(Example example) {
    // Templates write a row without a user message as its output alone, and would lose the rest.
    if (example.userMessage().isEmpty() && !isOutputAlone(example)) {
      return Refusals.refused(
          "no_instruction", "hint", "the row has more than an answer, but no question");
    }
    Optional<Unfit> unfit =
        example.userMessage().isEmpty() ? Optional.empty() : template.refusal(example);
    return unfit.isPresent()
        ? Refusals.refused(unfit.get().reason(), "hint", unfit.get().hint())
        : Refusals.withoutOutput(example);
  }

  private static boolean isOutputAlone(Example example) {
    return example.system().isEmpty() && example.history().isEmpty() && example.isPlain();
  }

  @Override
  public void write(Example example, JsonGenerator json) throws IOException {
    if (!withSpans) {
      JsonText.field(json, "text", template.render(example));
      return;
    }
    ChatText chat = template.chat(example);
    String text = chat.text();
    JsonText.field(json, "text", text);
    json.writeArrayFieldStart(SPANS.name());
    int units = 0;
    int points = 0;
    for (ChatText.Span span : chat.spans()) {
      int start = points + text.codePointCount(units, span.start());
      points = start + text.codePointCount(span.start(), span.end());
      units = span.end();
      json.writeArray(new int[] {start, points}, 0, 2);
    }
    json.writeEndArray();
  }

  @Override
  public Optional<ObjectNode> datasetInfo() {
    ObjectNode info = Json.MAPPER.createObjectNode().put("formatting", "alpaca");
    info.putObject("columns").put("prompt", "text");
    return Optional.of(info);
  }
}
