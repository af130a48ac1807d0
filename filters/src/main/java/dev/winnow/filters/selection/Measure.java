package dev.winnow.filters.selection;

import dev.winnow.filters.Scores;
import dev.winnow.filters.text.TokenCounter;
import dev.winnow.templates.Example;
import dev.winnow.templates.ExampleId;
import dev.winnow.templates.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What rows are ranked by: a greater weight goes first. */
public enum Measure {
  /** Tokens of the whole row. */
  TOKENS,
  /** Unicode code points of the whole row, as the length filter counts characters. */
  LENGTH,
  /** The score that the row came with; rows without one go last. */
  SCORE,
  /** A hash of the recipe's seed and the row's id: rows that say the same go together. */
  RANDOM;

  /** The names as recipes write them, in order. */
  public static final List<String> LABELS = Arrays.stream(values()).map(Measure::label).toList();

  /** The name as recipes write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The measure that a recipe names.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Measure of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }

  /**
   * What a row weighs.
   *
   * @param seed of what is random
   * @param tokenizer counts tokens
   */
  public long weight(Example row, long seed, TokenCounter tokenizer) {
    return switch (this) {
      case TOKENS -> tokenizer.count(Field.ROW.of(row));
      case LENGTH -> length(Field.ROW.of(row));
      case SCORE -> Scores.weight(row);
      case RANDOM -> SeededHash.of(ExampleId.of(row), seed);
    };
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** A weight as people know it; null where it says nothing to them. */
  @Nullable Number shown(long weight) {
    return switch (this) {
      case TOKENS, LENGTH -> weight;
      case SCORE -> Double.isInfinite(Scores.score(weight)) ? null : Scores.score(weight);
      case RANDOM -> null;
    };
  }
}
