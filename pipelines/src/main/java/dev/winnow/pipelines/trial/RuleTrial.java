package dev.winnow.pipelines.trial;

import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.templates.Example;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one rule says of all rows, as if there were no other. */
final class RuleTrial {
  private final String name;
  private final RowFilter rule;
  private final int most;
  private final SortedMap<String, Long> reasons = new TreeMap<>();
  private final List<Hit> examples = new ArrayList<>();

  /**
   * @param name as the ledger has it
   * @param most so many examples are kept, the first
   */
  RuleTrial(String name, RowFilter rule, int most) {
    this.name = name;
    this.rule = rule;
    this.most = most;
  }

  /** Whether the rule would drop the row. */
  boolean hits(Example row) {
    if (!(rule.judge(row) instanceof Verdict.Drop drop)) {
      return false;
    }
    reasons.merge(drop.reason(), 1L, Long::sum);
    if (examples.size() < most) {
      examples.add(Hit.of(row, drop));
    }
    return true;
  }

  void add(RuleTrial later) {
    later.reasons.forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
    later.examples.stream().limit(most - examples.size()).forEach(examples::add);
  }

  String name() {
    return name;
  }

  /** How many rows it would drop, by reason. */
  SortedMap<String, Long> reasons() {
    return Collections.unmodifiableSortedMap(reasons);
  }

  List<Hit> examples() {
    return Collections.unmodifiableList(examples);
  }
}
