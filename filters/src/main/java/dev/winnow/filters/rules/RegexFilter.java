package dev.winnow.filters.rules;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.templates.Example;
import dev.winnow.templates.Field;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Part;
import dev.winnow.templates.settings.Settings;
import java.util.List;
import java.util.Map;

/**
 * Drops rows in which a pattern is found, or those in which it is not. The pattern may match
 * anywhere in the text.
 *
 * <p>Reasons: {@code matched} with {field, match, pattern}, where the match has at most 80
 * characters; {@code not_matched} with {field, pattern}.
 *
 * @param pattern in the syntax of RE2 (https://github.com/google/re2/wiki/Syntax)
 * @param phrases spares the search where it can tell
 * @param dropsMatches true drops rows with a match, false drops rows without
 */
public record RegexFilter(Field field, Pattern pattern, Phrases phrases, boolean dropsMatches)
    implements RowFilter {
  public static final Part<RegexFilter> PART =
      new Part<>(
          "regex",
          "Drops rows in which a pattern is found (drop), or is not found (keep).",
          List.of(
              Parameter.text("field", "the text that is searched")
                  .oneOf(Field.LABELS)
                  .orElse(Field.ROW.label()),
              Parameter.text("drop", "rows with a match of this RE2 pattern go"),
              Parameter.text("keep", "rows without a match of this RE2 pattern go")),
          RegexFilter::from,
          "{field: instruction, drop: '(?i)\\b(image|graph)s?\\b'}");

  /**
   * @throws InvalidSetting unless exactly one of drop and keep is there, and is a pattern
   */
  private static RegexFilter from(Settings settings) {
    boolean drops = settings.has("drop");
    if (drops == settings.has("keep")) {
      throw settings.invalid(
          "drop", "expected exactly one of drop and keep, got " + (drops ? "both" : "neither"));
    }
    Pattern pattern = PatternSetting.read(settings, drops ? "drop" : "keep");
    return new RegexFilter(
        Field.of(settings.text("field")), pattern, Phrases.of(pattern.pattern()), drops);
  }

  @Override
  public Verdict judge(Example example) {
    String text = field.of(example);
    Matcher matcher = pattern.matcher(text);
    int start = phrases.find(text);
    boolean found = start >= 0 && matcher.find(start);
    if (found != dropsMatches) {
      return Verdict.KEEP;
    }
    if (!found) {
      return Verdict.drop(
          "not_matched", Map.of("field", field.label(), "pattern", pattern.pattern()));
    }
    return Verdict.drop(
        "matched",
        Map.of(
            "field",
            field.label(),
            "match",
            Excerpt.of(matcher.group()),
            "pattern",
            pattern.pattern()));
  }
}
