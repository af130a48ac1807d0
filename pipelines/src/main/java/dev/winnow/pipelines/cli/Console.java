package dev.winnow.pipelines.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.generators.quota.Traffic;
import dev.winnow.generators.teacher.Teachers;
import dev.winnow.pipelines.ledger.Ledger;
import dev.winnow.pipelines.ledger.LedgerTable;
import dev.winnow.pipelines.progress.Progress;
import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What is said to people, on standard error: plain lines, JSON lines, or next to nothing. */
final class Console {
  /** How it is said. */
  enum Mode {
    PLAIN,
    JSON,
    QUIET
  }

  private static final long TERMINAL_MILLIS = 500;
  private static final long LOG_MILLIS = 10_000;

  /** Of ticks without news in a log, so many are left out before one says that work goes on. */
  private static final int QUIET_TICKS = 6;

  private static final String CLEAR = "\r\033[K";

  private final PrintStream err;
  private final Mode mode;
  private final boolean terminal;
  private final long start = System.nanoTime();
  private boolean lineOpen;
  private String last = "";
  private int ticks;

  Console(PrintStream err, Mode mode, boolean terminal) {
    this.err = err;
    this.mode = mode;
    this.terminal = terminal && mode == Mode.PLAIN;
  }

  /** Something worth knowing. */
  void info(String text) {
    if (mode != Mode.QUIET) {
      say("info", text);
    }
  }

  /** Something that a person should look at, although the run is done. */
  void warn(String text) {
    if (mode != Mode.QUIET) {
      say("warning", text);
    }
  }

  /** Something is wrong; said in every mode. */
  void error(String text) {
    say("error", text);
  }

  /** What became of every row: a table, or the content of {@code ledger.json}. */
  synchronized void ledger(Ledger ledger) {
    if (mode == Mode.JSON) {
      ObjectNode line = JsonNodeFactory.instance.objectNode().put("event", "ledger");
      err.println(line.setAll(ledger.json()));
    } else {
      info(LedgerTable.of(ledger));
    }
  }

  private synchronized void say(String event, String text) {
    clearLine();
    if (mode == Mode.JSON) {
      ObjectNode line = JsonNodeFactory.instance.objectNode();
      err.println(line.put("event", event).put("message", text.stripTrailing()));
    } else {
      err.println(text.stripTrailing());
    }
    err.flush();
  }

  /**
   * Shows how far the run is until it is closed: a line that changes in a terminal, now and then a
   * line elsewhere.
   */
  AutoCloseable progress() {
    if (mode == Mode.QUIET) {
      return () -> {};
    }
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
    long period = terminal ? TERMINAL_MILLIS : LOG_MILLIS;
    var unused = clock.scheduleAtFixedRate(this::show, period, period, TimeUnit.MILLISECONDS);
    return () -> {
      clock.shutdownNow();
      clearLine();
    };
  }

  /** How far the run is, and for how long it has worked. */
  String soFar() {
    return elapsed() + "  " + Progress.line() + TrafficLine.of(Teachers.traffic());
  }

  private String elapsed() {
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    return String.format(java.util.Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }

  /** One tick of the clock. */
  synchronized void show() {
    if (terminal) {
      err.print(CLEAR + soFar());
      err.flush();
      lineOpen = true;
      return;
    }
    String line = Progress.line() + TrafficLine.troubles(Teachers.traffic());
    ticks = line.equals(last) ? ticks + 1 : 0;
    last = line;
    if (ticks % QUIET_TICKS != 0) {
      return;
    }
    if (mode == Mode.JSON) {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("event", "progress").put("message", soFar());
      Progress.counts().forEach(json::put);
      Traffic traffic = Teachers.traffic();
      json.put("calls", traffic.calls()).put("in_flight", traffic.inFlight());
      json.put("refused", traffic.refused()).put("failed_calls", traffic.failed());
      err.println(json);
    } else {
      err.println(soFar());
    }
  }

  private synchronized void clearLine() {
    if (lineOpen) {
      err.print(CLEAR);
      err.flush();
      lineOpen = false;
    }
  }
}
