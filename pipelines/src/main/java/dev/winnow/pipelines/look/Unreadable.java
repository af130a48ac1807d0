package dev.winnow.pipelines.look;

import dev.winnow.pipelines.input.Mends;
import dev.winnow.templates.Failure;
import java.util.SortedMap;
import java.util.TreeMap;

/** What should be rows and is not: how many for each reason, and the first of them. */
public final class Unreadable {
  private record Reason(long count, Failure first) {
    Reason and(Reason later) {
      return new Reason(count + later.count, first);
    }
  }

  private final SortedMap<String, Reason> reasons = new TreeMap<>();

  public void add(Failure failure) {
    reasons.merge(failure.reason(), new Reason(1, failure), Reason::and);
  }

  public void add(Unreadable later) {
    later.reasons.forEach((reason, counted) -> reasons.merge(reason, counted, Reason::and));
  }

  public long count() {
    return reasons.values().stream().mapToLong(Reason::count).sum();
  }

  /** A heading and a line for each reason, with the first such row; nothing if there is none. */
  public void write(Sheet sheet) {
    if (reasons.isEmpty()) {
      return;
    }
    sheet.heading("Unreadable: " + Numbers.count(count(), "row"));
    Columns table = new Columns("<><");
    reasons.forEach(
        (reason, counted) -> {
          Failure first = counted.first();
          String detail = Mends.behind(Sheet.excerpt(first.detail()), reason);
          String told = first.source() + ": " + detail;
          table.row(reason, Numbers.count(counted.count()), told);
        });
    sheet.table(table);
  }
}
