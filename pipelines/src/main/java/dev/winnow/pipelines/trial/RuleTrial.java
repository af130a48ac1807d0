package dev.winnow.pipelines.trial;

import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.templates.Example;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What one rule says of all rows, as if there were no other. */
final class RuleTrial {
  private final String name;
  private final RowFilter rule;
  private final int most;
  private final SortedMap<String, Long> reasons = new TreeMap<>();
  private final SortedMap<String, Long> changes = new TreeMap<>();
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

  /** Judges a row, and counts what comes of it. */
  Verdict judge(Example row) {
    Verdict verdict = rule.judge(row);
    if (verdict instanceof Verdict.Drop drop) {
      count(reasons, drop.reason(), () -> Hit.of(row, drop));
    } else if (verdict instanceof Verdict.Changed changed) {
      count(changes, changed.reason(), () -> Hit.of(row, changed));
    }
    return verdict;
  }

  private void count(Map<String, Long> counts, String reason, Supplier<Hit> hit) {
    counts.merge(reason, 1L, Long::sum);
    if (examples.size() < most) {
      examples.add(hit.get());
    }
  }

  void add(RuleTrial later) {
    later.reasons.forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
    later.changes.forEach((reason, count) -> changes.merge(reason, count, Long::sum));
    later.examples.stream().limit(most - examples.size()).forEach(examples::add);
  }

  String name() {
    return name;
  }

  /** How many rows it would drop, by reason. */
  SortedMap<String, Long> reasons() {
    return Collections.unmodifiableSortedMap(reasons);
  }

  /** How many rows it would change, by reason. */
  SortedMap<String, Long> changes() {
    return Collections.unmodifiableSortedMap(changes);
  }

  /** How many rows it would change. */
  long changed() {
    return changes.values().stream().mapToLong(Long::longValue).sum();
  }

  List<Hit> examples() {
    return Collections.unmodifiableList(examples);
  }
}
