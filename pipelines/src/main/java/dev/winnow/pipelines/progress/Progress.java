package dev.winnow.pipelines.progress;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * How far the run in this JVM is, for the line that a person sees while it works. Nothing is
 * decided by it: after a worker is lost, rows are counted again. The ledger counts what was
 * written.
 */
public final class Progress {
  private static final LongAdder READ = new LongAdder();
  private static final LongAdder ASKED = new LongAdder();
  private static final LongAdder TO_ASK = new LongAdder();
  private static final LongAdder JUDGED = new LongAdder();
  private static final LongAdder COMPARED = new LongAdder();
  private static final LongAdder WRITTEN = new LongAdder();

  private Progress() {}

  public static void reset() {
    for (LongAdder count : new LongAdder[] {READ, ASKED, TO_ASK, JUDGED, COMPARED, WRITTEN}) {
      count.reset();
    }
  }

  public static void read(long rows) {
    READ.add(rows);
  }

  /** So many requests are known of, before the first is asked. */
  public static void toAsk(long requests) {
    TO_ASK.add(requests);
  }

  public static void asked(long requests) {
    ASKED.add(requests);
  }

  public static void judged(long rows) {
    JUDGED.add(rows);
  }

  public static void compared(long rows) {
    COMPARED.add(rows);
  }

  public static void written(long lines) {
    WRITTEN.add(lines);
  }

  /** The counts that are not zero, in the order of the graph: {@code read 1,200 · filtered 800}. */
  public static String line() {
    StringBuilder line = new StringBuilder();
    add(line, "read", READ.sum());
    if (TO_ASK.sum() > 0) {
      add(line, "asked", ASKED.sum());
      line.append(" of ").append(grouped(TO_ASK.sum()));
    }
    add(line, "filtered", JUDGED.sum());
    add(line, "compared", COMPARED.sum());
    add(line, "written", WRITTEN.sum());
    return line.isEmpty() ? "starting" : line.toString();
  }

  /** Every count, for programs. */
  public static Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("read", READ.sum());
    counts.put("asked", ASKED.sum());
    counts.put("to_ask", TO_ASK.sum());
    counts.put("filtered", JUDGED.sum());
    counts.put("compared", COMPARED.sum());
    counts.put("written", WRITTEN.sum());
    return counts;
  }

  private static void add(StringBuilder line, String what, long count) {
    if (count > 0 || what.equals("asked")) {
      line.append(line.isEmpty() ? "" : " · ").append(what).append(' ').append(grouped(count));
    }
  }

  private static String grouped(long count) {
    return String.format(java.util.Locale.ROOT, "%,d", count);
  }
}
