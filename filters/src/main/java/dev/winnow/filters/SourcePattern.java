package dev.winnow.filters;

import dev.winnow.templates.settings.InvalidSetting;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;

/**
 * A name as recipes write it: {@code *} stands for any part. That of a step that generates, {@code
 * generate[0]}, names the parts of it as well: {@code generate[0].stronger}.
 *
 * @param name as it was written
 * @param parts what stands between its asterisks, at least one
 */
public record SourcePattern(String name, List<String> parts) implements Serializable {
  private static final String GENERATED = "generate[";

  public SourcePattern {
    parts = List.copyOf(parts);
  }

  /** What a name means. */
  public static SourcePattern of(String name) {
    return new SourcePattern(name, List.of(name.split("\\*", -1)));
  }

  /** Whether this is a source's name. */
  public boolean names(String source) {
    int part = source.startsWith(GENERATED) ? source.indexOf('.') : -1;
    return fits(source) || (part > 0 && fits(source.substring(0, part)));
  }

  /**
   * Each part is taken where it stands first: if the rest fits behind a later place, it fits there
   * too. So no part is looked for twice, whatever rows say that they are.
   */
  private boolean fits(String source) {
    String first = parts.get(0);
    int lastPart = parts.size() - 1;
    if (lastPart == 0) {
      return source.equals(first);
    }
    int at = source.startsWith(first) ? first.length() : -1;
    for (int i = 1; i < lastPart && at >= 0; i++) {
      int found = source.indexOf(parts.get(i), at);
      at = found < 0 ? -1 : found + parts.get(i).length();
    }
    String last = parts.get(lastPart);
    return at >= 0 && source.length() - last.length() >= at && source.endsWith(last);
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
