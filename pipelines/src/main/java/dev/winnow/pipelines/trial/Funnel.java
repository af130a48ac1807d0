package dev.winnow.pipelines.trial;

import dev.winnow.filters.RowFilter;
import dev.winnow.filters.Verdict;
import dev.winnow.templates.Example;
import java.util.List;

/**
 * The rows' way through the rules in the recipe's order, as a run goes it: the first drop wins, and
 * behind a rule that changes a row the others see the changed row.
 */
final class Funnel {
  private final List<RowFilter> rules;
  private final long[] drops;
  private final long[] changes;

  Funnel(List<RowFilter> rules) {
    this.rules = List.copyOf(rules);
    drops = new long[rules.size()];
    changes = new long[rules.size()];
  }

  /**
   * Sends a row through.
   *
   * @param verdicts of the rules on the row as it was read: nothing is judged twice
   */
  void add(Example read, List<Verdict> verdicts) {
    Example row = read;
    boolean asRead = true;
    for (int i = 0; i < drops.length; i++) {
      Verdict verdict = asRead ? verdicts.get(i) : rules.get(i).judge(row);
      if (verdict instanceof Verdict.Drop) {
        drops[i]++;
        return;
      }
      if (verdict instanceof Verdict.Changed changed) {
        changes[i]++;
        row = changed.row();
        asRead = false;
      }
    }
  }

  void add(Funnel later) {
    for (int i = 0; i < drops.length; i++) {
      drops[i] += later.drops[i];
      changes[i] += later.changes[i];
    }
  }

  /** How many rows a rule drops that no rule before it drops. */
  long drops(int rule) {
    return drops[rule];
  }

  /** How many rows a rule changes that get to it. */
  long changes(int rule) {
    return changes[rule];
  }
}
