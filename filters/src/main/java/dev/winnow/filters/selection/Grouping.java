package dev.winnow.filters.selection;

import dev.winnow.templates.Example;
import dev.winnow.templates.Provenance;
import dev.winnow.templates.settings.InvalidSetting;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What makes rows one group. Rows that lack it are a group of their own, without a name. */
public enum Grouping {
  /** What they were asked for, or {@code map: {category: …}}. */
  CATEGORY,
  /** The file, or the step that generates. */
  SOURCE,
  /** How they were generated. */
  METHOD,
  /** In which of the method's ways. */
  OPERATION,
  /** The model that answered. */
  TEACHER;

  /** The names as recipes write them, in order. */
  public static final List<String> LABELS = Arrays.stream(values()).map(Grouping::label).toList();

  /** The name as recipes write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The grouping that a recipe names.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Grouping of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }

  /** The name of a row's group; may be empty. */
  String of(Example row) {
    Provenance from = row.provenance();
    return switch (this) {
      case CATEGORY -> from.category();
      case SOURCE -> from.source();
      case METHOD -> from.method();
      case OPERATION -> from.operation();
      case TEACHER -> from.teacher();
    };
  }

  /**
   * All rows in the group without a name would silently be one group.
   *
   * @param at where the grouping stands, for messages
   * @param mapped the fields that the maps of what is read name
   * @param generated whether rows are generated
   * @throws InvalidSetting if it is so
   */
  void check(String at, Collection<String> mapped, boolean generated) {
    if (generated || this == SOURCE || mapped.contains(label())) {
      return;
    }
    throw new InvalidSetting(
        at,
        this == CATEGORY
            ? "no row has a category; name the field that holds it:"
                + " read: [{path: …, map: {category: …}}]"
            : "no row has a " + label() + ": only rows that are generated have; say source");
  }
}
