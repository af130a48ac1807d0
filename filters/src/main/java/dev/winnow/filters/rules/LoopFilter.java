package dev.winnow.filters.rules;

import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.templates.Example;
import dev.winnow.templates.Field;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Part;
import dev.winnow.templates.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Drops rows whose text loops, as models write when they find no end: a run of 1 to 50 words that
 * stands many times in direct succession, or that takes most of the text. Words are those of {@link
 * Tokenizer} without marks, in the case in which they stand, so a loop of a script without spaces
 * is not seen. The time is linear in the text, at most 50 steps a word.
 *
 * <p>Reasons, with {field, n_gram, times, words} of the shortest such run: {@code loop}; {@code
 * dominant_n_gram}, with {share, max_share} besides. The defaults are our own: four times tell a
 * loop from a figure of speech, 20 words spare "ha ha ha" and tables' rows of a few zeros.
 *
 * @param times so often the run must stand, at least 2
 * @param words so many words it must take together
 * @param maxShare a run that takes more of the text's words goes, wherever it stands
 */
public record LoopFilter(Field field, int times, int words, double maxShare) implements RowFilter {
  private static final int LONGEST = 50;

  public static final Part<LoopFilter> PART =
      new Part<>(
          "loops",
          "Drops rows whose text loops: words that follow upon themselves again and again, or take"
              + " most of the text.",
          List.of(
              Limits.FIELD,
              Parameter.integer("times", "a number of times", "so often they must stand")
                  .atLeast(2)
                  .orElse(4),
              Parameter.integer("words", "a number of words", "so many they must take together")
                  .atLeast(2)
                  .orElse(20),
              Parameter.number(
                      "max_share",
                      "a share",
                      "of the text's words, the most that they may take if they do not follow upon"
                          + " themselves")
                  .atLeast(0)
                  .atMost(1)
                  .orElse(0.5)),
          LoopFilter::from);

  private static LoopFilter from(Settings settings) {
    return new LoopFilter(
        Field.of(settings.text("field")),
        settings.integer("times"),
        settings.integer("words"),
        settings.number("max_share"));
  }

  @Override
  public Verdict judge(Example example) {
    Tokens tokens = Tokens.of(field.of(example)).words();
    NGrams nGrams = new NGrams(tokens);
    LoopSearch search = new LoopSearch(nGrams, tokens.count());
    Verdict verdict = Verdict.KEEP;
    while (verdict.equals(Verdict.KEEP) && nGrams.repeated() > 0 && nGrams.n() <= LONGEST) {
      search.look();
      verdict = judge(tokens, nGrams.n(), search);
      nGrams.grow();
    }
    return verdict;
  }

  private Verdict judge(Tokens tokens, int n, LoopSearch search) {
    if (isMany(search.longest(), n)) {
      return Verdict.drop("loop", detail(tokens, n, search.longest()));
    }
    LoopSearch.Found frequent = search.mostFrequent();
    double share = Limits.share(frequent.times() * n, tokens.count());
    if (!isMany(frequent, n) || share <= maxShare) {
      return Verdict.KEEP;
    }
    Map<String, Object> detail = detail(tokens, n, frequent);
    detail.put("share", share);
    detail.put("max_share", maxShare);
    return Verdict.drop("dominant_n_gram", detail);
  }

  private boolean isMany(LoopSearch.Found found, int n) {
    return found.times() >= times && found.times() * n >= words;
  }

  private Map<String, Object> detail(Tokens tokens, int n, LoopSearch.Found found) {
    Map<String, Object> detail = new TreeMap<>();
    detail.put("field", field.label());
    detail.put("n_gram", tokens.excerpt(found.place(), found.place() + n - 1));
    detail.put("times", found.times());
    detail.put("words", found.times() * n);
    return detail;
  }
}
