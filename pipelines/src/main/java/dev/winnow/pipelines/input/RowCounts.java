package dev.winnow.pipelines.input;

import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;

/**
 * What is counted of rows. Each part of the rows is counted by one thread; then the parts are put
 * together, in the files' order.
 *
 * @param <C> the counts themselves
 */
public interface RowCounts<C extends RowCounts<C>> {
  /** A row; its provenance names the file. */
  void row(Example row);

  /**
   * What should be a row, and is not.
   *
   * @param file the name of the file that it is in
   */
  void failure(String file, Failure failure);

  /** Adds the counts of rows that stand behind those counted here. */
  void add(C later);
}
