package dev.winnow.filters.decontamination;

import java.io.Serializable;
import java.util.List;

/**
 * What must not be found in rows.
 *
 * @param words in an n-gram
 * @param shortest texts of fewer words are only found where a row's text is equal
 * @param common n-grams that stand in more problems than this are not looked for
 * @param problems of all benchmarks, in order
 */
record Benchmarks(int words, int shortest, int common, List<Problem> problems)
    implements Serializable {
  Benchmarks {
    problems = List.copyOf(problems);
  }
}
