package dev.winnow.templates.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.templates.Example;
import dev.winnow.templates.JsonText;
import dev.winnow.templates.chat.ChatText;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Settings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * {@code {"id", "text"}}: the row as its chat template writes it; a plain text as it is. Where the
 * recipe asks for them, {@code "spans": [[start, end] …]} is what the assistant says, in code
 * points as Python counts them, {@code end} not included; see {@link ChatText#spans}.
 */
public final class TextFormat extends TemplateFormat {
  /** The recipe's key {@code spans}. */
  public static final Parameter SPANS =
      Parameter.text(
              "spans",
              "assistant writes a key spans beside text: where in it the assistant speaks, as"
                  + " [start, end] in code points; only for format text")
          .oneOf(List.of("none", "assistant"))
          .orElse("none");

  private final boolean withSpans;

  /**
   * @throws dev.winnow.templates.settings.InvalidSetting if the recipe's {@code render} names no
   *     template
   */
  TextFormat(Settings render) {
    super(render);
    withSpans = writesSpans(render);
  }

  /** Whether the recipe's {@code render} asks for spans. */
  static boolean writesSpans(Settings render) {
    return render.text(SPANS.name()).equals("assistant");
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
    return Optional.of(LlamaFactory.alpaca("prompt", "text"));
  }
}
