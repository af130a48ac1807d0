package dev.winnow.templates.format;

import dev.winnow.templates.Example;
import dev.winnow.templates.Extra;
import dev.winnow.templates.chat.ChatTemplate;
import dev.winnow.templates.chat.ChatTemplates;
import dev.winnow.templates.chat.Unfit;
import dev.winnow.templates.settings.Settings;
import java.util.Optional;
import java.util.Set;

/** Rows as the recipe's chat template writes them, which the recipe must name. */
abstract class TemplateFormat implements RowFormat {
  /** What writes the rows. */
  final ChatTemplate template;

  /**
   * From the recipe's {@code render}.
   *
   * @throws dev.winnow.templates.settings.InvalidSetting if it names no template
   */
  TemplateFormat(Settings render) {
    if (render.text("template").equals(ChatTemplates.NONE)) {
      throw render.invalid(
          "template",
          "format %s needs a template: one of %s"
              .formatted(render.text("format"), String.join(", ", ChatTemplates.NAMES)));
    }
    template = ChatTemplates.of(render);
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
}
