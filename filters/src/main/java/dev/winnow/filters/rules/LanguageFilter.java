package dev.winnow.filters.rules;

import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.filters.text.Languages;
import dev.winnow.templates.Example;
import dev.winnow.templates.Field;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Part;
import dev.winnow.templates.settings.Settings;
import java.util.List;
import java.util.Map;

/**
 * Keeps rows in some languages. The confidence that a text is in one of them is p / (p + q): p is
 * the probability of the most probable of them, q that of the most probable other. It is 0.5 where
 * a text might as well be in another, and about that where it is in none: code, tables, formulas.
 * The first {@value Languages#LOOKED_AT} characters are looked at.
 *
 * <p>Reasons: {@code other_language} with {field, language, confidence}; where short texts are to
 * go, {@code too_short_to_tell} with {field, letters}.
 *
 * @param keep codes of {@link Languages}
 * @param confidence texts of less go
 * @param letters texts of fewer are too short to tell
 * @param dropsShort whether those go; otherwise they stay
 */
public record LanguageFilter(
    Field field, List<String> keep, double confidence, int letters, boolean dropsShort)
    implements RowFilter {
  private static final String DROP = "drop";
  private static final double PLACES = 10_000;

  public static final Part<LanguageFilter> PART =
      new Part<>(
          "language",
          "Drops rows in another language than those that are kept.",
          List.of(
              Parameter.text("field", "the text that is looked at")
                  .oneOf(Field.LABELS)
                  .orElse(Field.ROW.label()),
              Parameter.texts("keep", "languages, by their codes in ISO 639")
                  .oneOf(List.copyOf(Languages.CODES))
                  .required(),
              Parameter.number(
                      "confidence",
                      "a confidence",
                      "texts go where the confidence that they are in one of these languages is"
                          + " less; 0.5: they are as probably in another")
                  .atLeast(0)
                  .atMost(1)
                  .orElse(0.4),
              Parameter.integer(
                      "letters", "a number of letters", "texts of fewer are too short to tell")
                  .atLeast(1)
                  .orElse(Languages.LETTERS),
              Parameter.text("short", "what becomes of rows whose text is too short to tell")
                  .oneOf(List.of("keep", DROP))
                  .orElse("keep")),
          LanguageFilter::from,
          "{keep: [en]}");

  public LanguageFilter {
    keep = List.copyOf(keep);
  }

  /**
   * @throws InvalidSetting if no language is kept
   */
  private static LanguageFilter from(Settings settings) {
    if (settings.texts("keep").isEmpty()) {
      throw settings.invalid("keep", "expected at least one language, such as [en]");
    }
    return new LanguageFilter(
        Field.of(settings.text("field")),
        settings.texts("keep"),
        settings.number("confidence"),
        settings.integer("letters"),
        settings.text("short").equals(DROP));
  }

  @Override
  public Verdict judge(Example example) {
    String text = field.of(example);
    long found = Languages.letters(text);
    if (found >= letters) {
      return judge(Languages.probabilities(text));
    }
    return dropsShort
        ? Verdict.drop("too_short_to_tell", Map.of("field", field.label(), "letters", found))
        : Verdict.KEEP;
  }

  private Verdict judge(Map<String, Double> probabilities) {
    double kept = 0;
    double other = 0;
    String language = "";
    for (Map.Entry<String, Double> one : probabilities.entrySet()) {
      if (keep.contains(one.getKey())) {
        kept = Math.max(kept, one.getValue());
      } else if (one.getValue() > other) {
        other = one.getValue();
        language = one.getKey();
      }
    }
    double sure = kept / (kept + other);
    return sure >= confidence
        ? Verdict.KEEP
        : Verdict.drop(
            "other_language",
            Map.of(
                "field",
                field.label(),
                "language",
                language,
                "confidence",
                Math.rint(sure * PLACES) / PLACES));
  }
}
