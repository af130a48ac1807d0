package dev.winnow.filters.rules;

import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.templates.Example;
import dev.winnow.templates.Field;
import dev.winnow.templates.Whitespace;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Part;
import dev.winnow.templates.settings.Settings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Drops rows that repeat themselves, by the rules of Gopher (Rae et al. 2021, arXiv 2112.11446,
 * table A1). A measure is a share of the text's code points, or of its lines or paragraphs; a row
 * goes if one is over its threshold. The empty text stays.
 *
 * <p>Lines stand between runs of line feeds, paragraphs between runs of two or more; a duplicate is
 * equal to an earlier one. N-grams are of words and marks, see {@link Tokenizer}, in the case in
 * which they stand; {@link NGrams} tells how their characters are counted.
 *
 * <p>Reasons: the names of the measures, looked for in their order, with {field, value, threshold}.
 *
 * @param max thresholds by measure
 * @param occurrences the most frequent n-gram counts where it occurs so often, at least 1. With 1,
 *     as published and in datatrove, a text of few words goes because any n-gram is a large part of
 *     it
 */
public record GopherRepetition(Field field, Map<String, Double> max, int occurrences)
    implements RowFilter {
  private static final int LARGEST_TOP = 4;

  /** From 2-grams up, in order. */
  private static final List<Parameter> N_GRAMS =
      List.of(
          nGram("top_2_gram", 0.20),
          nGram("top_3_gram", 0.18),
          nGram("top_4_gram", 0.16),
          nGram("duplicate_5_grams", 0.15),
          nGram("duplicate_6_grams", 0.14),
          nGram("duplicate_7_grams", 0.13),
          nGram("duplicate_8_grams", 0.12),
          nGram("duplicate_9_grams", 0.11),
          nGram("duplicate_10_grams", 0.10));

  /** What is measured, each with its published threshold, in order. */
  static final List<Parameter> MEASURES =
      Stream.concat(
              Stream.of(
                  share("duplicate_paragraphs", "of the paragraphs, the duplicate ones", 0.30),
                  share("duplicate_paragraph_chars", "of the characters, those in them", 0.20),
                  share("duplicate_lines", "of the lines, the duplicate ones", 0.30),
                  share("duplicate_line_chars", "of the characters, those in them", 0.20)),
              N_GRAMS.stream())
          .toList();

  private static final Parameter OCCURRENCES =
      Parameter.integer(
              "occurrences",
              "a number of occurrences",
              "a top n-gram counts where it occurs so often; 2 spares short texts that repeat nothing")
          .atLeast(1)
          .orElse(1);

  public static final Part<GopherRepetition> PART =
      new Part<>(
          "gopher-repetition",
          "Drops rows that repeat lines, paragraphs or n-grams, by the rules and thresholds of"
              + " Gopher (arXiv 2112.11446, table A1).",
          Stream.of(Stream.of(Limits.FIELD), MEASURES.stream(), Stream.of(OCCURRENCES))
              .flatMap(parameters -> parameters)
              .toList(),
          GopherRepetition::from);

  private static Parameter nGram(String name, double published) {
    String which = name.startsWith("top") ? "the most frequent one" : "duplicate ones";
    return share(name, "of the characters, those in " + which, published);
  }

  private static Parameter share(String name, String doc, double published) {
    return Parameter.number(name, "a share", "the most, " + doc).atLeast(0).orElse(published);
  }

  private static GopherRepetition from(Settings settings) {
    Map<String, Double> max = new LinkedHashMap<>();
    for (Parameter measure : MEASURES) {
      max.put(measure.name(), settings.number(measure.name()));
    }
    return new GopherRepetition(
        Field.of(settings.text("field")),
        Collections.unmodifiableMap(max),
        settings.integer("occurrences"));
  }

  @Override
  public Verdict judge(Example example) {
    String text = field.of(example);
    if (text.isEmpty()) {
      return Verdict.KEEP;
    }
    int chars = text.codePointCount(0, text.length());
    Limits limits = new Limits(field);
    checkRepeats(limits, "paragraph", Repeats.of(Whitespace.strip(text), 2), chars);
    checkRepeats(limits, "line", Repeats.of(text, 1), chars);
    if (limits.isKept()) {
      checkNGrams(limits, Tokens.of(text), chars);
    }
    return limits.verdict();
  }

  private void checkRepeats(Limits limits, String part, Repeats repeats, int chars) {
    String count = "duplicate_" + part + "s";
    String share = "duplicate_" + part + "_chars";
    limits
        .atMost(count, Limits.share(repeats.repeats(), repeats.parts()), threshold(count))
        .atMost(share, Limits.share(repeats.chars(), chars), threshold(share));
  }

  private void checkNGrams(Limits limits, Tokens tokens, int chars) {
    NGrams nGrams = new NGrams(tokens);
    for (Parameter measure : N_GRAMS) {
      nGrams.grow();
      int counted =
          nGrams.n() <= LARGEST_TOP ? nGrams.topChars(occurrences) : nGrams.duplicateChars();
      limits.atMost(measure.name(), Limits.share(counted, chars), threshold(measure.name()));
      if (!limits.isKept()) {
        return;
      }
    }
  }

  private double threshold(String measure) {
    return Objects.requireNonNull(max.get(measure));
  }
}
