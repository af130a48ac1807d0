package dev.winnow.filters;

import dev.winnow.templates.Example;
import dev.winnow.templates.Field;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Settings;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which of similar rows has the right to stay: the one whose source stands earlier in a list of
 * priorities, then by its text, its score or its place. What is equal by all this goes by id.
 */
public final class Precedence implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String LENGTH = "length";
  private static final String FIRST = "first";
  private static final String SCORE = "score";
  private static final String GENERATED = "generate[";

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
  private final List<String> names;
  private final List<Pattern> patterns;

  private Precedence(String order, Field field, String setting, List<String> names) {
    this.order = order;
    this.field = field;
    this.setting = setting;
    this.names = names;
    this.patterns = names.stream().map(Precedence::pattern).toList();
  }

  /** What the settings of {@link #ORDER} and {@link #PRIORITY} say, by the text of this field. */
  public static Precedence of(Settings settings, Field field) {
    return new Precedence(
        settings.text(ORDER.name()), field, settings.path(), settings.texts(PRIORITY.name()));
  }

  private static Pattern pattern(String name) {
    List<String> parts = new ArrayList<>();
    for (String part : name.split("\\*", -1)) {
      parts.add(Pattern.quote(part));
    }
    return Pattern.compile(String.join(".*", parts), Pattern.DOTALL);
  }

  /** Lower goes before higher. */
  public int priority(Example row) {
    String source = row.provenance().source();
    for (int i = 0; i < patterns.size(); i++) {
      if (names(patterns.get(i), source)) {
        return i;
      }
    }
    return patterns.size();
  }

  /** Of a step that generates, also the parts of it: {@code generate[0].stronger}. */
  private static boolean names(Pattern pattern, String source) {
    int part = source.startsWith(GENERATED) ? source.indexOf('.') : -1;
    return pattern.matcher(source).matches()
        || (part > 0 && pattern.matcher(source.substring(0, part)).matches());
  }

  /** Of one priority, higher goes before lower. */
  public long weight(Example row) {
    return switch (order) {
      case FIRST -> -row.provenance().position();
      case SCORE -> ordered(row.scores().getOrDefault(SCORE, Double.NEGATIVE_INFINITY));
      default -> field.of(row).length();
    };
  }

  /** A number in the order of the scores. */
  private static long ordered(double score) {
    long bits = Double.doubleToLongBits(score == 0 ? 0 : score);
    return bits ^ ((bits >> (Long.SIZE - 1)) & Long.MAX_VALUE);
  }

  /**
   * A name that no source has, or an order by scores that no row has, would silently do nothing.
   *
   * @param sources files and steps that generate
   * @param scored whether any source has scores
   * @throws InvalidSetting if it is so
   */
  public void check(Collection<String> sources, boolean scored) {
    if (order.equals(SCORE) && !scored) {
      throw new InvalidSetting(
          setting + "." + ORDER.name(),
          "no row has a score; name the field that holds it: read: [{path: …, map: {score: …}}]");
    }
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      Pattern pattern = patterns.get(i);
      if (sources.stream().noneMatch(s -> names(pattern, s) || name.startsWith(s + "."))) {
        throw new InvalidSetting(
            setting + "." + PRIORITY.name() + "[" + i + "]",
            "no source is named \"" + name + "\"; there are " + String.join(", ", sources));
      }
    }
  }
}
