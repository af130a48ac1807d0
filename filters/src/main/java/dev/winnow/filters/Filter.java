package dev.winnow.filters;

import java.io.Serializable;

/**
 * A step of a recipe's {@code filters}. It judges each row by itself, or looks for duplicates among
 * rows, or asks of each row whether it is new beside those before, or beside benchmarks.
 */
public sealed interface Filter extends Serializable
    permits RowFilter, DuplicateFilter, NoveltyFilter, BenchmarkFilter {
  /**
   * How the filter works with the settings that it has, for people: lines of at most 96 characters,
   * or nothing where the settings say it all.
   */
  default String explanation() {
    return "";
  }
}
