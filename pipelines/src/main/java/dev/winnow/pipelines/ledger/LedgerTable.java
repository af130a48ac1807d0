package dev.winnow.pipelines.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/** The ledger as a table for people. */
public final class LedgerTable {
  private LedgerTable() {}

  /**
   * Lines of a name, a count and its share of what came in, and the balance; behind it what was
   * changed, if anything.
   */
  public static String of(Ledger ledger) {
    List<String[]> rows = new ArrayList<>();
    add(rows, "read", ledger.read(), 0);
    add(rows, "generated", ledger.generated(), 0);
    int in = rows.size();
    if (ledger.splits().isEmpty()) {
      rows.add(row("kept", ledger.kept(), ledger.in()));
    }
    add(rows, "kept", ledger.splits(), ledger.in());
    add(rows, "dropped", ledger.dropped(), ledger.in());
    add(rows, "failed", ledger.failed(), ledger.in());
    int name = rows.stream().mapToInt(row -> row[0].length()).max().orElse(0);
    int count = rows.stream().mapToInt(row -> row[1].length()).max().orElse(0);
    StringBuilder table = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      if (i == in) {
        table.append("  ").append("─".repeat(name + count + 2)).append('\n');
      }
      String[] row = rows.get(i);
      String line =
          String.format(
              Locale.ROOT, "  %-" + name + "s  %" + count + "s  %s", row[0], row[1], row[2]);
      table.append(line.stripTrailing()).append('\n');
    }
    table.append("  ").append(balance(ledger)).append('\n');
    ledger.changed().forEach((label, times) -> table.append(changed(label, times)));
    return table.toString();
  }

  private static void add(
      List<String[]> rows, String what, SortedMap<String, Long> counts, long of) {
    counts.forEach((label, count) -> rows.add(row(what + "  " + label, count, of)));
  }

  private static String[] row(String name, long count, long of) {
    String share = of == 0 ? "" : String.format(Locale.ROOT, "%5.1f %%", 100.0 * count / of);
    return new String[] {name, grouped(count), share};
  }

  private static String changed(String label, long count) {
    return "  changed on the way: " + grouped(count) + " by " + label + "\n";
  }

  private static String balance(Ledger ledger) {
    String sum =
        String.format(
            Locale.ROOT,
            "%s in = %s kept + %s dropped + %s failed",
            grouped(ledger.in()),
            grouped(ledger.kept()),
            grouped(Ledger.sum(ledger.dropped())),
            grouped(Ledger.sum(ledger.failed())));
    return ledger.balances()
        ? "balanced: " + sum
        : "DOES NOT BALANCE: " + sum + " is off by " + grouped(ledger.in() - ledger.out());
  }

  private static String grouped(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
