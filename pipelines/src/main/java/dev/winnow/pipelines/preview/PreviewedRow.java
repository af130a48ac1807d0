package dev.winnow.pipelines.preview;

import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import dev.winnow.templates.format.Rendered;
import org.jspecify.annotations.Nullable;

/** What a recipe would make of a row, if no filter dropped or changed it. */
sealed interface PreviewedRow {
  /** What should be a row, and is not. */
  record Unreadable(Failure failure) implements PreviewedRow {}

  /** A row that the format or the template refuses. */
  record Refused(Example row, Rendered.Refused refusal) implements PreviewedRow {}

  /**
   * A row that would be written.
   *
   * @param line as it would be
   * @param text as the chat template writes it, or its refusal; null without a template
   * @param tokens of the text, else of the whole row
   */
  record Written(Example row, Rendered.Line line, @Nullable TemplateText text, int tokens)
      implements PreviewedRow {}
}
