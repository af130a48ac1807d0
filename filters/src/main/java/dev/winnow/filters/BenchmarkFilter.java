package dev.winnow.filters;

import dev.winnow.templates.Example;
import java.util.List;
import java.util.SortedMap;

/**
 * A rule that judges a row by what benchmarks ask. It reads no files: it says which there are, and
 * is a {@link RowFilter} once it has their rows.
 */
public non-sealed interface BenchmarkFilter extends Filter {
  /** The benchmarks by their names. */
  SortedMap<String, Reference> benchmarks();

  /**
   * The rule that judges.
   *
   * @param rows of each benchmark, in its file's order
   */
  RowFilter given(SortedMap<String, List<Example>> rows);
}
