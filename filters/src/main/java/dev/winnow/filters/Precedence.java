package dev.winnow.filters;

import dev.winnow.templates.Example;
import dev.winnow.templates.Field;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Settings;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;

/**
 * Which of similar rows has the right to stay: the one whose source stands earlier in a list of
 * priorities, then by its text, its score or its place. What is equal by all this goes by id.
 */
public final class Precedence implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String LENGTH = "length";
  private static final String FIRST = "first";
  private static final String SCORE = "score";

  public static final Parameter ORDER =
      Parameter.text(
              "order",
              "which of similar rows stays: the one of the longest text, the first of its file, or"
                  + " the one of the highest score (map: {score: …}); of equal ones the first by id")
          .oneOf(List.of(LENGTH, FIRST, SCORE))
          .orElse(LENGTH);

  public static final Parameter PRIORITY =
      Parameter.texts(
          "priority",
          "names of sources, * for any part of a name: rows of earlier ones stay rather than rows of"
              + " later ones, and those rather than rows of any other");

  private final String order;
  private final Field field;
  private final String setting;
  private final List<SourcePattern> sources;

  private Precedence(String order, Field field, String setting, List<String> names) {
    this.order = order;
    this.field = field;
    this.setting = setting;
    this.sources = names.stream().map(SourcePattern::of).toList();
  }

  /** What the settings of {@link #ORDER} and {@link #PRIORITY} say, by the text of this field. */
  public static Precedence of(Settings settings, Field field) {
    return new Precedence(
        settings.text(ORDER.name()), field, settings.path(), settings.texts(PRIORITY.name()));
  }

  /** Lower goes before higher. */
  public int priority(Example row) {
    String source = row.provenance().source();
    for (int i = 0; i < sources.size(); i++) {
      if (sources.get(i).names(source)) {
        return i;
      }
    }
    return sources.size();
  }

  /** Of one priority, higher goes before lower. */
  public long weight(Example row) {
    return switch (order) {
      case FIRST -> -row.provenance().position();
      case SCORE -> Scores.weight(row);
      default -> field.of(row).length();
    };
  }

  /**
   * A name that no source has, or an order by scores that no row has, would silently do nothing.
   *
   * @param known files and steps that generate
   * @param scored whether any source has scores
   * @throws InvalidSetting if it is so
   */
  public void check(Collection<String> known, boolean scored) {
    if (order.equals(SCORE)) {
      Scores.check(setting + "." + ORDER.name(), scored);
    }
    for (int i = 0; i < sources.size(); i++) {
      sources.get(i).check(setting + "." + PRIORITY.name() + "[" + i + "]", known);
    }
  }
}
