package dev.winnow.pipelines.trial;

import dev.winnow.filters.Filter;
import dev.winnow.filters.RowFilter;
import dev.winnow.pipelines.input.RowCounts;
import dev.winnow.pipelines.look.Unreadable;
import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * What the rules of a recipe say of rows, each as if there were no other. Filters that look at all
 * rows together are not tried. A rule sees every row as it was read, whatever the others do to it.
 */
public final class Trial implements RowCounts<Trial> {
  private final List<String> names;
  private final List<RuleTrial> rules = new ArrayList<>();
  private final Overlap overlap;
  private final Unreadable unreadable = new Unreadable();

  /**
   * @param filters in the recipe's order, by the names that the ledger has for them
   * @param examples so many rows of each rule are kept, the first
   */
  public Trial(Map<String, Filter> filters, int examples) {
    names = List.copyOf(filters.keySet());
    filters.forEach(
        (name, filter) -> {
          if (filter instanceof RowFilter rule) {
            rules.add(new RuleTrial(name, rule, examples));
          }
        });
    overlap = new Overlap(rules.size());
  }

  @Override
  public void row(Example row) {
    BitSet hits = new BitSet(rules.size());
    for (int i = 0; i < rules.size(); i++) {
      hits.set(i, rules.get(i).hits(row));
    }
    overlap.add(hits);
  }

  @Override
  public void failure(String file, Failure failure) {
    unreadable.add(failure);
  }

  @Override
  public void add(Trial later) {
    for (int i = 0; i < rules.size(); i++) {
      rules.get(i).add(later.rules.get(i));
    }
    overlap.add(later.overlap);
    unreadable.add(later.unreadable);
  }

  /** How many rows were tried. */
  public long rows() {
    return overlap.rows();
  }

  /** All filters, also those that are not tried, in the recipe's order. */
  List<String> names() {
    return names;
  }

  /** Those that are tried, in the recipe's order. */
  List<RuleTrial> rules() {
    return List.copyOf(rules);
  }

  /** By the numbers of the rules that are tried, from 0. */
  Overlap overlap() {
    return overlap;
  }

  Unreadable unreadable() {
    return unreadable;
  }
}
