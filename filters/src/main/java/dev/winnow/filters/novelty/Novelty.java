package dev.winnow.filters.novelty;

import dev.winnow.filters.NoveltyFilter;
import dev.winnow.templates.Field;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Part;
import dev.winnow.templates.settings.Settings;
import java.util.List;

/**
 * Rows whose text has nearly the words of one that stays, in the same order: the novelty rule of
 * Self-Instruct (arXiv 2212.10560) and Alpaca, see {@link NoveltyIndex}.
 *
 * @param max over 0 and under 1
 */
public record Novelty(Field field, double max) implements NoveltyFilter {
  private static final String ROUGE_L = "rouge-l";

  /** The filter as recipes name it. */
  public static final Part<Novelty> PART =
      new Part<>(
          "novelty",
          "Drops rows whose text is too similar to one that stays before it, in the order of ids.",
          List.of(
              Parameter.text("field", "the text that is compared")
                  .oneOf(Field.LABELS)
                  .orElse(Field.INSTRUCTION.label()),
              Parameter.text(
                      "metric", "how similar texts are: F of their longest common subsequence")
                  .oneOf(List.of(ROUGE_L))
                  .orElse(ROUGE_L),
              Parameter.number("max", "a similarity", "too similar is over this")
                  .atLeast(0)
                  .atMost(1)
                  .orElse(0.7)),
          Novelty::from);

  /**
   * @throws InvalidSetting if max is 0 or 1
   */
  private static Novelty from(Settings settings) {
    double max = settings.number("max");
    if (max == 0 || max == 1) {
      throw settings.invalid(
          "max", "expected a similarity over 0 and under 1, got " + Math.round(max));
    }
    return new Novelty(Field.of(settings.text("field")), max);
  }

  @Override
  public String reason() {
    return "not_novel";
  }
}
