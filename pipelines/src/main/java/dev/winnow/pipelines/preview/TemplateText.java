package dev.winnow.pipelines.preview;

import dev.winnow.templates.Example;
import dev.winnow.templates.Json;
import dev.winnow.templates.chat.ChatTemplates;
import dev.winnow.templates.format.Rendered;
import dev.winnow.templates.format.RowFormats;
import dev.winnow.templates.format.RowRenderer;
import dev.winnow.templates.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A row as a chat template writes it, or why it does not. */
sealed interface TemplateText {
  /** The format that is nothing but such a text. */
  String FORMAT = "text";

  record Text(String text) implements TemplateText {}

  record Refused(Rendered.Refused refusal) implements TemplateText {}

  /**
   * What writes such texts: format text, whatever the recipe's format is, with the recipe's
   * template and guard.
   *
   * @param render the recipe's, which names a template
   */
  static RowRenderer renderer(Settings render) {
    Map<String, Object> text = new LinkedHashMap<>(render.asMap());
    if (!FORMAT.equals(text.put("format", FORMAT))) {
      // What only the recipe's format takes, format text may refuse.
      RowFormats.ALL.forEach(format -> format.parameters().forEach(own -> text.remove(own.name())));
    }
    return RowRenderer.create(
        Settings.read(render.path(), RowRenderer.PARAMETERS, text), List.of());
  }

  /** Whether a recipe's {@code render} names a template. */
  static boolean wanted(Settings render) {
    return !render.text("template").equals(ChatTemplates.NONE);
  }

  /** The text of a row, by a {@link #renderer}. */
  static TemplateText of(Example row, RowRenderer renderer) {
    Rendered rendered = renderer.render(row);
    if (rendered instanceof Rendered.Refused refused) {
      return new Refused(refused);
    }
    try {
      byte[] json = ((Rendered.Line) rendered).json();
      return new Text(Json.MAPPER.readTree(json).path("text").textValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // it was written a moment ago
    }
  }
}
