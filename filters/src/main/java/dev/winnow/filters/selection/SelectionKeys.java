package dev.winnow.filters.selection;

import dev.winnow.filters.text.TokenCounter;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Settings;
import java.util.List;

/** The keys of {@code select}, and which of them go together. */
public final class SelectionKeys {
  static final String TOP = "top";
  static final String SAMPLE = "sample";
  static final String BY = "by";
  static final String PER = "per";
  static final String EACH = "each";
  static final String SHARES = "shares";

  /** One of these must be there. */
  public static final List<String> NUMBERS = List.of(TOP, SAMPLE, EACH);

  /** Shares are small numbers such as percents. */
  private static final int MOST = 1_000_000;

  public static final List<Parameter> ALL =
      List.of(
          Parameter.integer(TOP, "a number of rows", "How many rows to keep, the first by `by`.")
              .atLeast(1),
          Parameter.integer(
                  SAMPLE, "a number of rows", "How many rows to keep, at random, by the seed.")
              .atLeast(1),
          Parameter.text(
                  BY,
                  "Which rows go first: those with the most tokens (the default), the longest,"
                      + " those of the highest score (map: {score: …}), or random ones.")
              .oneOf(Measure.LABELS),
          TokenCounter.parameter(
              "With by tokens only: what counts them, its name or the path of a model's"
                  + " tokenizer.json; cl100k_base if not set."),
          Parameter.text(PER, "What makes rows one group, for each or shares.")
              .oneOf(Grouping.LABELS),
          Parameter.integer(EACH, "a number of rows", "How many rows of a group to keep at most.")
              .atLeast(1),
          Parameter.counts(
                  SHARES,
                  "a share",
                  "What part of the rows each group is, by its name, * for any part of a name;"
                      + " where a group has too few rows, there are fewer of all.")
              .atLeast(1)
              .atMost(MOST));

  private SelectionKeys() {}

  static String at(String key) {
    return Selection.PATH + "." + key;
  }

  static String share(String name) {
    return at(SHARES) + "." + name;
  }

  /**
   * Checks what a key alone cannot tell.
   *
   * @throws dev.winnow.templates.settings.InvalidSetting if keys contradict each other, or one
   *     would do nothing
   */
  static void check(Settings settings) {
    boolean total = settings.has(TOP) || settings.has(SAMPLE);
    boolean shares = settings.has(SHARES);
    String groups = "one of " + String.join(", ", Grouping.LABELS);
    refuse(
        settings,
        settings.has(TOP) && settings.has(SAMPLE),
        SAMPLE,
        "top says how many rows already; leave out one of them");
    refuse(
        settings,
        settings.has(SAMPLE) && settings.has(BY),
        BY,
        "sample takes rows at random; say top instead of it, or leave out by");
    boolean byTokens = !settings.has(SAMPLE) && isBy(settings, Measure.TOKENS);
    refuse(
        settings,
        settings.has(TokenCounter.KEY) && !byTokens,
        TokenCounter.KEY,
        "only goes with by: tokens");
    refuse(
        settings,
        shares && settings.has(EACH),
        SHARES,
        "each says how many rows of a group already; leave out one of them");
    refuse(
        settings,
        shares && settings.counts(SHARES).isEmpty(),
        SHARES,
        "expected names of groups, each with its share");
    refuse(
        settings,
        shares && !total,
        SHARES,
        "are parts of a number of rows that is missing: add top or sample");
    refuse(
        settings,
        !total && !settings.has(EACH),
        TOP,
        "is missing: expected a number of rows ≥ 1; or give sample, or each with per");
    boolean grouped = shares || settings.has(EACH);
    refuse(settings, grouped && !settings.has(PER), PER, "is missing: expected " + groups);
    refuse(settings, !grouped && settings.has(PER), PER, "does nothing alone: add each or shares");
  }

  private static boolean isBy(Settings settings, Measure measure) {
    return settings.text(BY, Measure.TOKENS.label()).equals(measure.label());
  }

  private static void refuse(Settings settings, boolean wrong, String key, String problem) {
    if (wrong) {
      throw settings.invalid(key, problem);
    }
  }
}
