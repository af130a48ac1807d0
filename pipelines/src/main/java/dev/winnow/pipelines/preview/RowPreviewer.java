package dev.winnow.pipelines.preview;

import dev.winnow.filters.text.TokenCounter;
import dev.winnow.templates.Example;
import dev.winnow.templates.Field;
import dev.winnow.templates.chat.ChatTemplates;
import dev.winnow.templates.format.Rendered;
import dev.winnow.templates.format.RowRenderer;
import dev.winnow.templates.settings.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders rows as a recipe asks. Safe to use from several threads. */
public final class RowPreviewer {
  private final Settings render;
  private final TokenCounter tokenizer;
  private final RowRenderer lines;
  private final @Nullable RowRenderer texts;

  /**
   * @param render of the recipe
   * @param keep what rendered rows keep beside their format's keys
   * @param tokenizer counts the tokens of each text
   * @throws dev.winnow.templates.settings.InvalidSetting if values contradict each other
   */
  public RowPreviewer(Settings render, List<String> keep, TokenCounter tokenizer) {
    this.render = render;
    this.tokenizer = tokenizer;
    this.lines = RowRenderer.create(render, keep);
    this.texts = TemplateText.wanted(render) ? TemplateText.renderer(render) : null;
  }

  PreviewedRow preview(Example row) {
    Rendered rendered = lines.render(row);
    if (rendered instanceof Rendered.Refused refused) {
      return new PreviewedRow.Refused(row, refused);
    }
    TemplateText text = texts == null ? null : TemplateText.of(row, texts);
    String counted = text instanceof TemplateText.Text written ? written.text() : Field.ROW.of(row);
    return new PreviewedRow.Written(row, (Rendered.Line) rendered, text, tokenizer.count(counted));
  }

  /** The recipe's format. */
  String format() {
    return render.text("format");
  }

  /** The name of the recipe's template, or {@link ChatTemplates#NONE}. */
  String template() {
    return render.text("template");
  }

  /** The template's control tokens; none without a template. */
  List<String> controlTokens() {
    return texts == null ? List.of() : ChatTemplates.of(render).controlTokens();
  }

  /** What counts tokens. */
  String tokenizer() {
    return tokenizer.label();
  }
}
