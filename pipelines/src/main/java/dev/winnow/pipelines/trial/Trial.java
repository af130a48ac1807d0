package dev.winnow.pipelines.trial;

import dev.winnow.filters.Filter;
import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.pipelines.input.RowCounts;
import dev.winnow.pipelines.look.Unreadable;
import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * What the rules of a recipe say of rows: each as if there were no other, of every row as it was
 * read; and all of them in the recipe's order. Filters that look at all rows together are not
 * tried.
 */
public final class Trial implements RowCounts<Trial> {
  private final List<String> names;
  private final List<RuleTrial> rules = new ArrayList<>();
  private final Overlap overlap;
  private final Funnel funnel;
  private final Unreadable unreadable = new Unreadable();

  /**
   * @param filters in the recipe's order, by the names that the ledger has for them
   * @param examples so many rows of each rule are kept, the first
   */
  public Trial(Map<String, Filter> filters, int examples) {
    names = List.copyOf(filters.keySet());
    List<RowFilter> tried = new ArrayList<>();
    filters.forEach(
        (name, filter) -> {
          if (filter instanceof RowFilter rule) {
            rules.add(new RuleTrial(name, rule, examples));
            tried.add(rule);
          }
        });
    overlap = new Overlap(rules.size());
    funnel = new Funnel(tried);
  }

  @Override
  public void row(Example row) {
    List<Verdict> verdicts = rules.stream().map(rule -> rule.judge(row)).toList();
    BitSet hits = new BitSet(rules.size());
    for (int i = 0; i < rules.size(); i++) {
      hits.set(i, verdicts.get(i) instanceof Verdict.Drop);
    }
    overlap.add(hits);
    funnel.add(row, verdicts);
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
    funnel.add(later.funnel);
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

  /** By the same numbers. */
  Funnel funnel() {
    return funnel;
  }

  Unreadable unreadable() {
    return unreadable;
  }
}
