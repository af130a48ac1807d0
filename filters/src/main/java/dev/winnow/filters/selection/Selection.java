package dev.winnow.filters.selection;

import dev.winnow.filters.Scores;
import dev.winnow.filters.SourcePattern;
import dev.winnow.filters.text.TokenCounter;
import dev.winnow.templates.settings.Settings;
import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which of the rows that passed a recipe takes.
 *
 * @param by which go first
 * @param tokenizer counts where they go by tokens
 * @param total how many at most; 0 for any number
 * @param per what makes rows one group; null where all are one
 * @param each how many of a group at most; 0 for any number
 * @param shares of the total, by name of group or pattern of names, in the recipe's order, the
 *     first that fits counting; empty where groups have none
 */
public record Selection(
    Measure by,
    TokenCounter tokenizer,
    int total,
    @Nullable Grouping per,
    int each,
    Map<String, Integer> shares)
    implements Serializable {
  /** Where it stands in a recipe. */
  public static final String PATH = "select";

  public Selection {
    shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
  }

  /**
   * What the settings of {@link SelectionKeys#ALL} say.
   *
   * @throws dev.winnow.templates.settings.InvalidSetting if they contradict each other
   */
  public static Selection of(Settings settings) {
    SelectionKeys.check(settings);
    boolean sample = settings.has(SelectionKeys.SAMPLE);
    return new Selection(
        sample
            ? Measure.RANDOM
            : Measure.of(settings.text(SelectionKeys.BY, Measure.TOKENS.label())),
        TokenCounter.of(settings),
        settings.integer(sample ? SelectionKeys.SAMPLE : SelectionKeys.TOP, 0),
        settings.has(SelectionKeys.PER) ? Grouping.of(settings.text(SelectionKeys.PER)) : null,
        settings.integer(SelectionKeys.EACH, 0),
        settings.counts(SelectionKeys.SHARES));
  }

  /** The settings, every default filled in. */
  public Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    boolean sample = by == Measure.RANDOM && total > 0;
    if (total > 0) {
      map.put(sample ? SelectionKeys.SAMPLE : SelectionKeys.TOP, total);
    }
    if (!sample) {
      map.put(SelectionKeys.BY, by.label());
    }
    if (by == Measure.TOKENS) {
      map.put(TokenCounter.KEY, tokenizer.label());
    }
    if (per != null) {
      map.put(SelectionKeys.PER, per.label());
    }
    if (each > 0) {
      map.put(SelectionKeys.EACH, each);
    }
    if (!shares.isEmpty()) {
      map.put(SelectionKeys.SHARES, shares);
    }
    return map;
  }

  /**
   * What no row has would silently select nothing, or anything.
   *
   * @param sources files and steps that generate
   * @param mapped the fields that the maps of what is read name
   * @param generated whether rows are generated
   * @throws dev.winnow.templates.settings.InvalidSetting if it is so
   */
  public void check(Collection<String> sources, Collection<String> mapped, boolean generated) {
    if (by == Measure.SCORE) {
      Scores.check(SelectionKeys.at(SelectionKeys.BY), mapped.contains(Measure.SCORE.label()));
    }
    if (per != null) {
      per.check(SelectionKeys.at(SelectionKeys.PER), mapped, generated);
    }
    if (per == Grouping.SOURCE) {
      shares
          .keySet()
          .forEach(name -> SourcePattern.of(name).check(SelectionKeys.share(name), sources));
    }
  }
}
