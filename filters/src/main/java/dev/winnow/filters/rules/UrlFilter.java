package dev.winnow.filters.rules;

import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.filters.text.Words;
import dev.winnow.templates.Example;
import dev.winnow.templates.Field;
import dev.winnow.templates.Texts;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Part;
import java.util.List;
import java.util.Map;

/**
 * Drops rows with more addresses of the web than there may be. One is {@code http://}, {@code
 * https://} or {@code ftp://}, in any case, before a letter or digit or {@code [}; or {@code www.}
 * before a letter or digit where no address is under way. Bare host names are not counted, since
 * they cannot be told from file names. Each stands at the start of a word.
 *
 * <p>Reason: {@code too_many_urls} with {field, urls, max}.
 *
 * @param max so many may be there
 */
public record UrlFilter(Field field, int max) implements RowFilter {
  private static final List<String> SCHEMES = List.of("https", "http", "ftp");

  public static final Part<UrlFilter> PART =
      new Part<>(
          "urls",
          "Drops rows with URLs (http, https, ftp or www.), or with more of them than max.",
          List.of(
              Parameter.text("field", "the text that is searched")
                  .oneOf(Field.LABELS)
                  .orElse(Field.ROW.label()),
              Parameter.integer("max", "a number of URLs", "rows with more go")
                  .atLeast(0)
                  .orElse(0)),
          settings -> new UrlFilter(Field.of(settings.text("field")), settings.integer("max")));

  @Override
  public Verdict judge(Example example) {
    int urls = 0;
    for (Texts.Named named : FieldTexts.of(field, example)) {
      urls += withScheme(named.text()) + withoutScheme(named.text());
    }
    return urls > max
        ? Verdict.drop("too_many_urls", Map.of("field", field.label(), "urls", urls, "max", max))
        : Verdict.KEEP;
  }

  private static int withScheme(String text) {
    int urls = 0;
    for (int i = text.indexOf("://"); i >= 0; i = text.indexOf("://", i + 1)) {
      int end = i;
      boolean known =
          SCHEMES.stream()
              .anyMatch(scheme -> endsWith(text, end, scheme) && startsWord(text, end, scheme));
      urls += known && isHost(text, i + 3) ? 1 : 0;
    }
    return urls;
  }

  private static int withoutScheme(String text) {
    int urls = 0;
    for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
      boolean www = endsWith(text, dot, "www") && startsWord(text, dot, "www");
      boolean underWay = dot > 3 && "/.@-".indexOf(text.charAt(dot - 4)) >= 0;
      urls += www && !underWay && isHost(text, dot + 1) ? 1 : 0;
    }
    return urls;
  }

  private static boolean endsWith(String text, int end, String part) {
    return text.regionMatches(true, end - part.length(), part, 0, part.length());
  }

  private static boolean startsWord(String text, int end, String part) {
    int start = end - part.length();
    return start == 0 || !Words.isPart(text.codePointBefore(start));
  }

  private static boolean isHost(String text, int start) {
    return start < text.length()
        && (Character.isLetterOrDigit(text.codePointAt(start)) || text.charAt(start) == '[');
  }
}
