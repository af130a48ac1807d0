package dev.winnow.filters.rules;

import dev.winnow.filters.Verdict;
import dev.winnow.templates.Field;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Settings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Measures of one text against their thresholds; the first that is beyond its own decides. A
 * measure that equals its threshold is within it. Details are {field, value, threshold}.
 */
final class Limits {
  /** The setting that names the text. */
  static final Parameter FIELD =
      Parameter.text("field", "the text that is measured")
          .oneOf(Field.LABELS)
          .orElse(Field.ROW.label());

  private final Field field;
  private @Nullable String broken;
  private Number found = 0;
  private Number limit = 0;

  /** Of this text, of which nothing is known yet. */
  Limits(Field field) {
    this.field = field;
  }

  /**
   * Refuses a least that is over its most.
   *
   * @param min the setting of the least
   * @throws InvalidSetting if it is
   */
  static void requireOrder(Settings settings, String min, String max, Number least, Number most) {
    if (least.doubleValue() > most.doubleValue()) {
      throw settings.invalid(
          min, "expected at most " + max + ", which is " + most + ", got " + least);
    }
  }

  Limits atLeast(String reason, Number value, Number min) {
    return check(reason, value, min, value.doubleValue() < min.doubleValue());
  }

  Limits atMost(String reason, Number value, Number max) {
    return check(reason, value, max, value.doubleValue() > max.doubleValue());
  }

  private Limits check(String reason, Number value, Number threshold, boolean beyond) {
    if (beyond && isKept()) {
      broken = reason;
      found = value;
      limit = threshold;
    }
    return this;
  }

  /** Whether all measures so far are within their thresholds. */
  boolean isKept() {
    return broken == null;
  }

  Verdict verdict() {
    return broken == null
        ? Verdict.KEEP
        : Verdict.drop(broken, Map.of("field", field.label(), "value", found, "threshold", limit));
  }

  /** A part of a whole; of nothing there is no part. */
  static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
