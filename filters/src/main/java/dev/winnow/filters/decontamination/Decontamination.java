package dev.winnow.filters.decontamination;

import dev.winnow.filters.BenchmarkFilter;
import dev.winnow.filters.Reference;
import dev.winnow.filters.RowFilter;
import dev.winnow.templates.Example;
import dev.winnow.templates.Field;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Part;
import dev.winnow.templates.settings.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Drops rows that share an n-gram with a benchmark's row, as GPT-3's authors did (arXiv 2005.14165,
 * appendix C; there 13 words). Their other measure, to leave alone an n-gram of more than ten
 * documents, counts documents of the training data; here the benchmarks' own rows are counted,
 * whose templates and instructions are what makes clean rows look like them.
 *
 * <p>Reason: {@value #REASON} with {benchmark, row, field, ngram}: which row of which benchmark is
 * repeated (its id, else its number from 1), in which text, and by which words (at most 80
 * characters of them). Of several it is the first.
 */
public final class Decontamination implements BenchmarkFilter {
  /** The reason of a drop, for the ledger. */
  public static final String REASON = "contaminated";

  private static final long serialVersionUID = 1L;
  private static final String BENCHMARKS = "benchmarks";
  private static final int MOST_WORDS = 1000;

  /** The filter as recipes name it. */
  public static final Part<Decontamination> PART =
      new Part<>(
          "decontaminate",
          "Drops rows that repeat a run of words of a benchmark's row.",
          List.of(
              Parameter.sections(
                      BENCHMARKS,
                      "files of what a model will be tested on, by the names that drops say",
                      Reference.KEYS)
                  .required(),
              Parameter.text("field", "the text that is searched")
                  .oneOf(Field.LABELS)
                  .orElse(Field.ROW.label()),
              Parameter.integer("words", "a number of words", "words in a run, the n of n-gram")
                  .atLeast(1)
                  .atMost(MOST_WORDS)
                  .orElse(13),
              Parameter.integer(
                      "shortest",
                      "a number of words",
                      "a question of fewer words than a run is looked for as a whole, if it has at"
                          + " least so many; a shorter one is only found where a text is equal")
                  .atLeast(1)
                  .orElse(5),
              Parameter.integer(
                      "common",
                      "a number of rows",
                      "runs that stand in more rows of the benchmarks are not looked for")
                  .atLeast(1)
                  .orElse(10)),
          Decontamination::new,
          "{benchmarks: {humaneval: {path: humaneval.jsonl, map: {instruction: prompt}}}}");

  @SuppressWarnings("InlineFormatString") // it is read by itself
  private static final String EXPLANATION =
      """
      1. Of each row of a benchmark the questions are taken (instruction and input; the text where
         that is all there is) and the answer, if map names one or the row has it. Words are as
         everywhere: runs of letters, digits or underscores, in lower case.
      2. Each run of %d words of these texts is looked for in each text of a row, and a row that has
         one goes. A shorter question is looked for as a whole if it has at least %d words; one of
         fewer is found only where a text of the row says that and nothing else. A shorter answer
         is not looked for.
      3. Runs in more than %d rows of the benchmarks are templates, not problems: they are not looked
         for. Where many rows share a passage that must be found, set common higher.

      A row is counted for the first benchmark's row that is found in it; in the end Winnow says how
      many rows of each benchmark were. What is said in other words shares no run of words:
      near-duplicates with against finds what is similar as a whole. So it does for languages that are
      written without spaces, where a word is a whole clause, with shingle: {characters: 12}.
      """;

  private final Field field;
  private final int words;
  private final int shortest;
  private final int common;
  private final TreeMap<String, Reference> benchmarks = new TreeMap<>();

  /**
   * @throws InvalidSetting without benchmarks, or if shortest is over words
   */
  private Decontamination(Settings settings) {
    field = Field.of(settings.text("field"));
    words = settings.integer("words");
    shortest = settings.integer("shortest");
    common = settings.integer("common");
    settings
        .sections(BENCHMARKS)
        .forEach((name, keys) -> benchmarks.put(name, Reference.ofKeys(keys)));
    if (benchmarks.isEmpty()) {
      throw settings.invalid(BENCHMARKS, "expected at least one, such as {humaneval: {path: …}}");
    }
    if (shortest > words) {
      throw settings.invalid(
          "shortest", "expected at most words, which is " + words + ", got " + shortest);
    }
  }

  @Override
  public SortedMap<String, Reference> benchmarks() {
    return Collections.unmodifiableSortedMap(benchmarks);
  }

  @Override
  public RowFilter given(SortedMap<String, List<Example>> rows) {
    List<Problem> problems = new ArrayList<>();
    rows.forEach((name, examples) -> examples.forEach(row -> problems.add(Problem.of(name, row))));
    return new ContaminatedRows(field, new Benchmarks(words, shortest, common, problems));
  }

  @Override
  public String explanation() {
    return String.format(Locale.ROOT, EXPLANATION, words, shortest, common);
  }
}
