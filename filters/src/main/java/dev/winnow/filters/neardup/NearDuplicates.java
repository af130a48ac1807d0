package dev.winnow.filters.neardup;

import dev.winnow.filters.DuplicateFilter;
import dev.winnow.filters.Precedence;
import dev.winnow.filters.Reference;
import dev.winnow.templates.Field;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Part;
import dev.winnow.templates.settings.Settings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows that say nearly the same: the Jaccard similarity of their shingles is at least the
 * threshold.
 */
public final class NearDuplicates implements DuplicateFilter {
  private static final int DEFAULT_WORDS = 5;
  private static final String EXACT = "exact";

  /** The filter as recipes name it. */
  public static final Part<NearDuplicates> PART =
      new Part<>(
          "near-duplicates",
          "Of rows with similar texts keeps one, and says of the others which.",
          List.of(
              Parameter.text("field", "the text that is compared")
                  .oneOf(Field.LABELS)
                  .orElse(Field.ROW.label()),
              Parameter.section(
                      "shingle",
                      "what texts are compared by: runs of words or of characters",
                      List.of(
                          Parameter.integer("words", "a number of words", "words in a shingle")
                              .atLeast(1),
                          Parameter.integer(
                                  "characters", "a number of characters", "characters in a shingle")
                              .atLeast(1)))
                  .orElse(Map.of("words", DEFAULT_WORDS)),
              Parameter.number(
                      "threshold",
                      "a similarity",
                      "similar is a Jaccard similarity of at least this")
                  .atLeast(0)
                  .atMost(1)
                  .orElse(0.7),
              Parameter.number(
                      "recall",
                      "a probability",
                      "how probably a pair just at the threshold is found; exact: every pair is, by"
                          + " another method, which takes no bands and more time")
                  .atLeast(0.5)
                  .atMost(0.9999)
                  .orWord(EXACT)
                  .orElse(0.99),
              Precedence.ORDER,
              Precedence.PRIORITY,
              Reference.PARAMETER),
          NearDuplicates::new);

  private final Field field;
  private final Shingles shingles;
  private final double threshold;
  private final @Nullable Bands bands;

  private final Precedence precedence;
  private final @Nullable Reference against;

  private NearDuplicates(Settings settings) {
    field = Field.of(settings.text("field"));
    shingles = shingles(settings.section("shingle"));
    threshold = settings.number("threshold");
    if (threshold == 0) {
      throw settings.invalid("threshold", "expected a similarity over 0 and at most 1, got 0");
    }
    bands = bands(settings, threshold);
    precedence = Precedence.of(settings, field);
    against = Reference.of(settings);
  }

  private static Shingles shingles(Settings settings) {
    if (!settings.has("characters")) {
      return new Shingles(Shingles.Unit.WORDS, settings.integer("words", DEFAULT_WORDS));
    }
    if (settings.has("words")) {
      throw settings.invalid("characters", "set words or characters, not both");
    }
    return new Shingles(Shingles.Unit.CHARACTERS, settings.integer("characters"));
  }

  private static @Nullable Bands bands(Settings settings, double threshold) {
    if (settings.isWord("recall", EXACT)) {
      return null;
    }
    try {
      return Bands.of(threshold, settings.number("recall"));
    } catch (IllegalArgumentException e) {
      throw settings.invalid("recall", String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Field field() {
    return field;
  }

  /** What a text is cut into. */
  public Shingles shingles() {
    return shingles;
  }

  /** How candidates are found; null where every similar pair is. */
  public @Nullable Bands bands() {
    return bands;
  }

  @Override
  public Sketch sketch(String text) {
    long[] set = shingles.of(text);
    return new Sketch(set, bands == null ? new long[0] : bands.keys(Signature.of(set)));
  }

  @Override
  public double threshold() {
    return threshold;
  }

  @Override
  public boolean exact() {
    return bands == null;
  }

  @Override
  public Precedence precedence() {
    return precedence;
  }

  @Override
  public @Nullable Reference against() {
    return against;
  }

  @Override
  public String reason() {
    return "near_duplicate";
  }

  @Override
  public String explanation() {
    return bands == null
        ? Explanation.ofExact(shingles)
        : Explanation.of(shingles, bands, threshold);
  }
}
