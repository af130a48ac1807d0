package dev.winnow.filters.rules;

import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.templates.Example;
import dev.winnow.templates.Field;
import dev.winnow.templates.Whitespace;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Part;
import java.util.List;

/**
 * Drops rows that are mostly symbols, digits or capitals: debris of tables and menus, data, and
 * shouting. Symbols are neither letters, numbers, combining marks nor white space, so punctuation
 * is among them; they and decimal digits are counted as a share of the code points that are no
 * white space, capitals (upper and title case) as a share of the letters. Of nothing the share is
 * 0.
 *
 * <p>Reasons, in the order in which they are looked for, with {field, value, threshold}: {@code
 * too_many_symbols}, {@code too_many_digits}, {@code too_many_capitals}. The defaults are our own:
 * more than half.
 *
 * @param maxSymbols greatest share
 * @param maxDigits greatest share
 * @param maxCapitals greatest share
 */
public record CharacterRatios(Field field, double maxSymbols, double maxDigits, double maxCapitals)
    implements RowFilter {
  private static final double HALF = 0.5;

  public static final Part<CharacterRatios> PART =
      new Part<>(
          "character-ratios",
          "Drops rows that are mostly symbols, digits or capital letters.",
          List.of(
              Limits.FIELD,
              share("max_symbols", "the most of the characters but white space"),
              share("max_digits", "the most of the characters but white space"),
              share("max_capitals", "the most of the letters")),
          settings ->
              new CharacterRatios(
                  Field.of(settings.text("field")),
                  settings.number("max_symbols"),
                  settings.number("max_digits"),
                  settings.number("max_capitals")));

  private static Parameter share(String name, String doc) {
    return Parameter.number(name, "a share", doc).atLeast(0).atMost(1).orElse(HALF);
  }

  @Override
  public Verdict judge(Example example) {
    Counts counts = new Counts();
    field.of(example).codePoints().forEach(counts::add);
    return new Limits(field)
        .atMost("too_many_symbols", Limits.share(counts.symbols, counts.visible), maxSymbols)
        .atMost("too_many_digits", Limits.share(counts.digits, counts.visible), maxDigits)
        .atMost("too_many_capitals", Limits.share(counts.capitals, counts.letters), maxCapitals)
        .verdict();
  }

  /** How many characters of which kind a text has. */
  private static final class Counts {
    private int visible;
    private int letters;
    private int capitals;
    private int digits;
    private int symbols;

    void add(int character) {
      if (Whitespace.isSpace(character)) {
        return;
      }
      visible++;
      letters += Character.isLetter(character) ? 1 : 0;
      capitals += Character.isUpperCase(character) || Character.isTitleCase(character) ? 1 : 0;
      digits += Character.isDigit(character) ? 1 : 0;
      symbols += Marks.isPart(character) ? 0 : 1;
    }
  }
}
