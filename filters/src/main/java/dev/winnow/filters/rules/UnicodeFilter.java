package dev.winnow.filters.rules;

import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.templates.Example;
import dev.winnow.templates.Field;
import dev.winnow.templates.Texts;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Part;
import dev.winnow.templates.settings.Settings;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Drops rows with characters that no text should have, or takes these characters out of them.
 *
 * <p>Reason: the first such character's kind ({@code private_use}), with {field, at, character}:
 * the text that has it, its place there in code points from 1, and itself as {@code U+202E}. A row
 * that is changed is {@code stripped}.
 *
 * @param kinds the characters that are looked for
 * @param strips true takes them out, false drops the row
 */
public record UnicodeFilter(Field field, Set<UnwantedCharacter> kinds, boolean strips)
    implements RowFilter {
  private static final String DROP = "drop";
  private static final String STRIP = "strip";
  private static final String STRIPPED = "stripped";

  public static final Part<UnicodeFilter> PART =
      new Part<>(
          "unicode",
          "Drops rows with control characters, bidi overrides and isolates, private use, U+FFFD or"
              + " (if asked) zero width; or takes these characters out (strip).",
          List.of(
              Parameter.text("field", "the text that is looked at; of row, each by itself")
                  .oneOf(Field.LABELS)
                  .orElse(Field.ROW.label()),
              Parameter.texts("kinds", "the characters that are looked for")
                  .oneOf(UnwantedCharacter.LABELS)
                  .orElse(UnwantedCharacter.DEFAULTS),
              Parameter.text("action", "what becomes of the row")
                  .oneOf(List.of(DROP, STRIP))
                  .orElse(DROP)),
          UnicodeFilter::from);

  public UnicodeFilter {
    kinds = EnumSet.copyOf(kinds);
  }

  /**
   * @throws InvalidSetting if no kind is named
   */
  private static UnicodeFilter from(Settings settings) {
    Set<UnwantedCharacter> kinds = EnumSet.noneOf(UnwantedCharacter.class);
    settings.texts("kinds").forEach(label -> kinds.add(UnwantedCharacter.of(label)));
    if (kinds.isEmpty()) {
      throw settings.invalid("kinds", "expected at least one kind, got none");
    }
    return new UnicodeFilter(
        Field.of(settings.text("field")), kinds, settings.text("action").equals(STRIP));
  }

  @Override
  public boolean changesRows() {
    return strips;
  }

  @Override
  public Verdict judge(Example example) {
    for (Texts.Named named : FieldTexts.of(field, example)) {
      int at = next(named.text(), 0);
      if (at < named.text().length()) {
        return strips
            ? Verdict.changed(FieldTexts.map(field, example, this::stripped), STRIPPED)
            : drop(named, at);
      }
    }
    return Verdict.KEEP;
  }

  private Verdict drop(Texts.Named named, int at) {
    int character = named.text().codePointAt(at);
    UnwantedCharacter kind =
        kinds.stream().filter(k -> k.test(character)).findFirst().orElseThrow();
    return Verdict.drop(
        kind.label().replace('-', '_'),
        Map.of(
            "field",
            named.name(),
            "at",
            named.text().codePointCount(0, at) + 1,
            "character",
            String.format(Locale.ROOT, "U+%04X", character)));
  }

  /** Where the next unwanted character stands, or the text's length. */
  private int next(String text, int from) {
    int i = from;
    while (i < text.length() && !isUnwanted(text.codePointAt(i))) {
      i += Character.charCount(text.codePointAt(i));
    }
    return i;
  }

  private boolean isUnwanted(int character) {
    if (character >= ' ' && character < 0x7F) {
      return false;
    }
    for (UnwantedCharacter kind : kinds) {
      if (kind.test(character)) {
        return true;
      }
    }
    return false;
  }

  private String stripped(String text) {
    StringBuilder stripped = new StringBuilder(text.length());
    text.codePoints().filter(c -> !isUnwanted(c)).forEach(stripped::appendCodePoint);
    return stripped.toString();
  }
}
