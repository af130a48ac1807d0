package dev.winnow.filters.rules;

import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.filters.text.TokenCounter;
import dev.winnow.filters.text.Words;
import dev.winnow.templates.Example;
import dev.winnow.templates.Field;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Part;
import dev.winnow.templates.settings.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Drops rows whose text is too short or too long. Both bounds are inclusive: a text of exactly min
 * or max stays.
 *
 * <p>Reasons: {@code too_short} with {field, unit, length, min}, {@code too_long} with {field,
 * unit, length, max}.
 *
 * @param tokenizer counts where the unit is tokens
 * @param min 0 where there is no least length
 * @param max {@link Integer#MAX_VALUE} where there is no greatest length
 */
public record LengthFilter(Field field, Unit unit, TokenCounter tokenizer, int min, int max)
    implements RowFilter {
  private static final String NOUN = "a number of tokens, words or chars";

  public static final Part<LengthFilter> PART =
      new Part<>(
          "length",
          "Drops rows whose text is too short or too long, in characters, words or tokens.",
          List.of(
              Parameter.text("field", "the text that is measured")
                  .oneOf(Field.LABELS)
                  .orElse(Field.ROW.label()),
              Parameter.text("unit", "chars are Unicode code points").oneOf(Unit.LABELS).required(),
              TokenCounter.parameter(
                  "with unit tokens only: its name, or the path of a model's tokenizer.json;"
                      + " cl100k_base if not set"),
              Parameter.integer("min", NOUN, "shorter texts go").atLeast(0),
              Parameter.integer("max", NOUN, "longer texts go").atLeast(0)),
          LengthFilter::from,
          "{unit: words, max: 500}");

  /** What a length counts. */
  public enum Unit {
    /** Unicode code points. */
    CHARS,
    /** See {@link Words}. */
    WORDS,
    /** See {@link TokenCounter}. */
    TOKENS;

    /** The names as recipes write them, in order. */
    static final List<String> LABELS = Arrays.stream(values()).map(Unit::label).toList();

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @throws InvalidSetting without min and max, if min is over max, or for a tokenizer that would
   *     not be used or is none
   */
  private static LengthFilter from(Settings settings) {
    Unit unit = Unit.valueOf(settings.text("unit").toUpperCase(Locale.ROOT));
    if (unit != Unit.TOKENS && settings.has(TokenCounter.KEY)) {
      throw settings.invalid(
          TokenCounter.KEY, "only goes with unit: tokens, and the unit is " + unit.label());
    }
    if (!settings.has("min") && !settings.has("max")) {
      throw settings.invalid("min", "expected min, max or both, got neither");
    }
    int min = settings.integer("min", 0);
    int max = settings.integer("max", Integer.MAX_VALUE);
    if (min > max) {
      throw settings.invalid("min", "expected at most max, which is " + max + ", got " + min);
    }
    return new LengthFilter(
        Field.of(settings.text("field")), unit, TokenCounter.of(settings), min, max);
  }

  @Override
  public Verdict judge(Example example) {
    String text = field.of(example);
    if (surelyFits(text)) {
      return Verdict.KEEP;
    }
    int length = length(text);
    if (length < min) {
      return drop("too_short", length, "min", min);
    }
    return length > max ? drop("too_long", length, "max", max) : Verdict.KEEP;
  }

  /** Spares most rows the tokenizer, which is the slowest of the rules. */
  private boolean surelyFits(String text) {
    return min == 0 && unit == Unit.TOKENS && tokenizer.surelyAtMost(max, text);
  }

  private int length(String text) {
    return switch (unit) {
      case CHARS -> text.codePointCount(0, text.length());
      case WORDS -> Words.count(text);
      case TOKENS -> tokenizer.count(text);
    };
  }

  private Verdict drop(String reason, int length, String bound, int value) {
    return Verdict.drop(
        reason,
        Map.of("field", field.label(), "unit", unit.label(), "length", length, bound, value));
  }
}
