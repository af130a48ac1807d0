package dev.winnow.filters.rules.pii;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Telephone numbers that are written as such: international ones behind a plus (E.164, 8 to 15
 * digits), and national ones of North America with their separators: {@code (415) 555-2671}, {@code
 * 415-555-2671}, {@code 415.555.2671}. Other national numbers cannot be told from other numbers.
 */
final class Phones implements Finder {
  private static final String GAP = "[ \\u00a0\\u2011./-]?";
  private static final String AREA = "[2-9][0-9]{2}";

  /** Every repetition is bounded, so what is tried from one place takes bounded time. */
  private static final Pattern NUMBER =
      Pattern.compile(
          // country 1, which alone has a length and a form of its own
          String.join(GAP, "\\+1", "\\(?" + AREA + "\\)?", AREA, "[0-9]{4}")
              + "|(?<world>\\+[2-9](?:[ \\u00a0\\u2011./()-]{0,2}[0-9]){7,14})"
              + "|(?:1[ .-])?\\("
              + AREA
              + "\\)[ \\u00a0]?"
              + AREA
              + "[ .-][0-9]{4}"
              + "|(?:1-)?"
              + String.join("-", AREA, AREA, "[0-9]{4}")
              + "|(?:1\\.)?"
              + String.join("\\.", AREA, AREA, "[0-9]{4}"));

  @Override
  public void find(String text, Sink sink) {
    Matcher number = NUMBER.matcher(text);
    int i = 0;
    while (i < text.length()) {
      // a number is tried where one may begin only: everywhere would take most of the rule's time
      if (mayBegin(text, i)
          && number.region(i, text.length()).lookingAt()
          && isPhone(text, number)) {
        sink.found(i, number.end());
        i = number.end();
      } else {
        i++;
      }
    }
  }

  private static boolean mayBegin(String text, int index) {
    char c = text.charAt(index);
    return (c == '+' || c == '(' || Edges.isDigit(c))
        && !Edges.isDigit(text, index - 1)
        && !Edges.isOneOf("+/", text, index - 1);
  }

  private static boolean isPhone(String text, Matcher number) {
    String world = number.group("world");
    return Edges.standsAlone(text, number.start(), number.end())
        && (world == null || !isAmount(world));
  }

  /** A plus stands before amounts and coordinates, too: +250 000 000, +48.85837009. */
  private static boolean isAmount(String number) {
    String digits = number.replaceAll("[^0-9]", "");
    boolean decimal = number.indexOf('.') >= 0 && number.length() == digits.length() + 2;
    return decimal || digits.contains("00000");
  }
}
