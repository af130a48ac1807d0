package dev.winnow.filters;

import dev.winnow.templates.settings.InvalidSetting;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A name as recipes write it: {@code *} stands for any part. That of a step that generates, {@code
 * generate[0]}, names the parts of it as well: {@code generate[0].stronger}.
 *
 * @param name as it was written
 * @param pattern what it means
 */
public record SourcePattern(String name, Pattern pattern) implements Serializable {
  private static final String GENERATED = "generate[";

  /** What a name means. */
  public static SourcePattern of(String name) {
    List<String> parts = new ArrayList<>();
    for (String part : name.split("\\*", -1)) {
      parts.add(Pattern.quote(part));
    }
    return new SourcePattern(name, Pattern.compile(String.join(".*", parts), Pattern.DOTALL));
  }

  /** Whether this is a source's name. */
  public boolean names(String source) {
    int part = source.startsWith(GENERATED) ? source.indexOf('.') : -1;
    return pattern.matcher(source).matches()
        || (part > 0 && pattern.matcher(source.substring(0, part)).matches());
  }

  /**
   * A name that no source has would silently do nothing.
   *
   * @param at where the name stands, for messages
   * @param sources files and steps that generate
   * @throws InvalidSetting if it is so
   */
  public void check(String at, Collection<String> sources) {
    if (sources.stream().noneMatch(source -> names(source) || name.startsWith(source + "."))) {
      throw new InvalidSetting(
          at, "no source is named \"" + name + "\"; there are " + String.join(", ", sources));
    }
  }
}
