package dev.winnow.filters.rules;

import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.templates.Example;
import dev.winnow.templates.Field;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Part;
import dev.winnow.templates.settings.Settings;
import java.util.List;

/**
 * Drops rows that are no prose, by the rules of Gopher (Rae et al. 2021, arXiv 2112.11446, appendix
 * A1.1). Words and marks are those of {@link Tokenizer}. Numbers and lengths of words, in code
 * points, leave marks out; shares are of words and marks together, as in datatrove. Shares and
 * means of nothing are 0. A line ends in an ellipsis, or begins with a bullet (• or -), white space
 * at its ends aside.
 *
 * <p>Reasons, in the order in which they are looked for, with {field, value, threshold}: {@code
 * too_few_words}, {@code too_many_words}, {@code short_words}, {@code long_words}, {@code
 * too_many_hashes}, {@code too_many_ellipses}, {@code too_many_bullet_lines}, {@code
 * too_many_ellipsis_lines}, {@code too_few_alphabetic_words}, {@code too_few_stop_words}.
 *
 * @param minWordLength least mean of the words' lengths
 * @param maxWordLength greatest mean of the words' lengths
 * @param maxSymbols hash signs a word or mark, and as many ellipses
 * @param maxBulletLines share of the lines
 * @param maxEllipsisLines share of the lines
 * @param minAlphabetic share of the words and marks that have a letter
 * @param minStopWords how many different ones must be there
 */
public record GopherQuality(
    Field field,
    int minWords,
    int maxWords,
    double minWordLength,
    double maxWordLength,
    double maxSymbols,
    double maxBulletLines,
    double maxEllipsisLines,
    double minAlphabetic,
    int minStopWords,
    StopWords stopWords)
    implements RowFilter {
  private static final String WORDS = "a number of words";

  public static final Part<GopherQuality> PART =
      new Part<>(
          "gopher-quality",
          "Drops rows that are no prose, by the rules and thresholds of Gopher (arXiv 2112.11446,"
              + " appendix A1.1).",
          List.of(
              Limits.FIELD,
              Parameter.integer("min_words", WORDS, "texts of fewer words go")
                  .atLeast(0)
                  .orElse(50),
              Parameter.integer("max_words", WORDS, "texts of more words go")
                  .atLeast(0)
                  .orElse(100_000),
              mean("min_word_length", "texts with a shorter mean word go", 3),
              mean("max_word_length", "texts with a longer mean word go", 10),
              share("max_symbols", "the most hash signs, and the most ellipses, a word", 0.1),
              share("max_bullet_lines", "the most of the lines that begin with a bullet", 0.9),
              share("max_ellipsis_lines", "the most of the lines that end in an ellipsis", 0.3),
              share("min_alphabetic", "the least of the words and marks that have a letter", 0.8),
              Parameter.integer("min_stop_words", WORDS, "texts with fewer different ones go")
                  .atLeast(0)
                  .orElse(2),
              Parameter.texts("stop_words", "each a word, in the case in which texts have it")
                  .orElse(List.of("the", "be", "to", "of", "and", "that", "have", "with"))),
          GopherQuality::from);

  private static Parameter mean(String name, String doc, double published) {
    return Parameter.number(name, "a number of characters", doc).atLeast(0).orElse(published);
  }

  private static Parameter share(String name, String doc, double published) {
    return Parameter.number(name, "a share", doc).atLeast(0).atMost(1).orElse(published);
  }

  /**
   * @throws InvalidSetting if a least is over its most, more stop words are wanted than there are,
   *     or a stop word is not one word
   */
  private static GopherQuality from(Settings settings) {
    int minWords = settings.integer("min_words");
    int maxWords = settings.integer("max_words");
    Limits.requireOrder(settings, "min_words", "max_words", minWords, maxWords);
    double minLength = settings.number("min_word_length");
    double maxLength = settings.number("max_word_length");
    Limits.requireOrder(settings, "min_word_length", "max_word_length", minLength, maxLength);
    return new GopherQuality(
        Field.of(settings.text("field")),
        minWords,
        maxWords,
        minLength,
        maxLength,
        settings.number("max_symbols"),
        settings.number("max_bullet_lines"),
        settings.number("max_ellipsis_lines"),
        settings.number("min_alphabetic"),
        settings.integer("min_stop_words"),
        StopWords.of(settings, "stop_words", "min_stop_words"));
  }

  @Override
  public Verdict judge(Example example) {
    String text = field.of(example);
    Tokens tokens = Tokens.of(text);
    Limits limits = new Limits(field);
    checkWords(limits, tokens);
    if (limits.isKept()) {
      checkSymbols(limits, text, tokens.count());
      checkLines(limits, text);
      checkKinds(limits, tokens);
    }
    return limits.verdict();
  }

  private void checkWords(Limits limits, Tokens tokens) {
    double mean = Limits.share(tokens.wordChars(), tokens.wordCount());
    limits
        .atLeast("too_few_words", tokens.wordCount(), minWords)
        .atMost("too_many_words", tokens.wordCount(), maxWords)
        .atLeast("short_words", mean, minWordLength)
        .atMost("long_words", mean, maxWordLength);
  }

  private void checkSymbols(Limits limits, String text, int tokens) {
    int hashes = count(text, "#");
    int ellipses = count(text, "...") + count(text, "…");
    limits
        .atMost("too_many_hashes", Limits.share(hashes, tokens), maxSymbols)
        .atMost("too_many_ellipses", Limits.share(ellipses, tokens), maxSymbols);
  }

  private static int count(String text, String part) {
    int count = 0;
    for (int i = text.indexOf(part); i >= 0; i = text.indexOf(part, i + part.length())) {
      count++;
    }
    return count;
  }

  private void checkLines(Limits limits, String text) {
    Lines lines = Lines.of(text);
    limits
        .atMost(
            "too_many_bullet_lines", Limits.share(lines.bullets(), lines.count()), maxBulletLines)
        .atMost(
            "too_many_ellipsis_lines",
            Limits.share(lines.ellipses(), lines.count()),
            maxEllipsisLines);
  }

  private void checkKinds(Limits limits, Tokens tokens) {
    double alphabetic = Limits.share(tokens.alphabetic(), tokens.count());
    limits
        .atLeast("too_few_alphabetic_words", alphabetic, minAlphabetic)
        .atLeast("too_few_stop_words", stopWords.foundIn(tokens), minStopWords);
  }
}
