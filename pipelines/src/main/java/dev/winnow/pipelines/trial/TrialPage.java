package dev.winnow.pipelines.trial;

import dev.winnow.pipelines.look.Columns;
import dev.winnow.pipelines.look.Numbers;
import dev.winnow.pipelines.look.Sheet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A trial for people: plain text, lines ended, safe for a terminal whatever the rows hold. */
public final class TrialPage {
  private static final int MOST_PAIRS = 30;
  private static final String NOT_TRIED = "looks at all rows together: run it to see";

  private final Trial trial;
  private final Overlap overlap;
  private final Sheet sheet = new Sheet();

  private TrialPage(Trial trial) {
    this.trial = trial;
    this.overlap = trial.overlap();
  }

  /**
   * @param data what the rows are from
   */
  public static String of(String data, Trial trial) {
    TrialPage page = new TrialPage(trial);
    page.sheet.heading(data + ": " + Numbers.count(trial.rows(), "row"));
    trial.unreadable().write(page.sheet);
    page.rules();
    for (int i = 0; i < trial.rules().size(); i++) {
      page.rule(i);
    }
    page.pairs();
    page.order();
    return page.sheet.toString();
  }

  private void rules() {
    if (trial.rules().isEmpty()) {
      sheet.heading("The recipe has no rule that judges a row by itself");
    } else {
      sheet.heading("Each rule by itself");
      Columns table =
          new Columns("<>>>>").row("", "rows", "share", "no other rule hits", changes("changes"));
      for (int i = 0; i < trial.rules().size(); i++) {
        long hits = overlap.hits(i);
        table.row(
            trial.rules().get(i).name(),
            Numbers.count(hits),
            Numbers.share(hits, trial.rows()),
            Numbers.count(overlap.alone(i)),
            changes(Numbers.count(trial.rules().get(i).changed())));
      }
      sheet.table(table);
    }
    List<String> tried = trial.rules().stream().map(RuleTrial::name).toList();
    trial.names().stream()
        .filter(name -> !tried.contains(name))
        .forEach(name -> sheet.line(name + " " + NOT_TRIED));
  }

  private void rule(int number) {
    RuleTrial rule = trial.rules().get(number);
    if (rule.reasons().isEmpty() && rule.changed() == 0) {
      return;
    }
    sheet.heading(rule.name());
    Columns reasons = new Columns("<>");
    rule.reasons().forEach((reason, count) -> reasons.row(reason, Numbers.count(count)));
    rule.changes()
        .forEach((reason, count) -> reasons.row(reason + ", stays", Numbers.count(count)));
    sheet.table(reasons);
    for (Hit hit : rule.examples()) {
      sheet.line("- " + hit.place() + "  " + hit.detail());
      hit.texts().forEach(text -> sheet.line(text.isEmpty() ? "  (empty)" : "  " + text));
    }
  }

  /** A cell that is there only where some rule changes rows. */
  private String changes(String cell) {
    return trial.rules().stream().anyMatch(rule -> rule.changed() > 0) ? cell : "";
  }

  /** Two rules, by their numbers, and how many rows both hit. */
  private record Pair(int one, int other, long rows) {}

  private void pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (int one = 0; one < trial.rules().size(); one++) {
      for (int other = one + 1; other < trial.rules().size(); other++) {
        if (overlap.both(one, other) > 0) {
          pairs.add(new Pair(one, other, overlap.both(one, other)));
        }
      }
    }
    if (pairs.isEmpty()) {
      return;
    }
    pairs.sort(Comparator.comparingLong(Pair::rows).reversed());
    sheet.heading("Rows that two rules hit");
    Columns table = new Columns("<<>>>").row("", "", "rows", "of the first's", "of the second's");
    pairs.stream().limit(MOST_PAIRS).forEach(pair -> pair(pair, table));
    sheet.table(table);
    if (pairs.size() > MOST_PAIRS) {
      sheet.line("… and " + Numbers.count(pairs.size() - MOST_PAIRS, "pair") + " with fewer rows");
    }
  }

  private void pair(Pair pair, Columns table) {
    table.row(
        trial.rules().get(pair.one()).name(),
        trial.rules().get(pair.other()).name(),
        Numbers.count(pair.rows()),
        Numbers.share(pair.rows(), overlap.hits(pair.one())),
        Numbers.share(pair.rows(), overlap.hits(pair.other())));
  }

  /** The rows that are left behind each filter; one that is not tried leaves all. */
  private void order() {
    if (trial.rules().isEmpty()) {
      return;
    }
    sheet.heading("In the recipe's order, the first drop wins");
    Columns table =
        new Columns("<>>>>").row("", "drops", "leaves", "", changes("changed on the way"));
    long left = trial.rows();
    int next = 0;
    for (String name : trial.names()) {
      if (next == trial.rules().size() || !trial.rules().get(next).name().equals(name)) {
        table.row(name, "not tried", "", "", "");
        continue;
      }
      left -= trial.funnel().drops(next);
      table.row(
          name,
          Numbers.count(trial.funnel().drops(next)),
          Numbers.count(left),
          Numbers.share(left, trial.rows()),
          changes(Numbers.count(trial.funnel().changes(next))));
      next++;
    }
    sheet.table(table);
  }
}
