package dev.winnow.pipelines.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
  private static final String CLEAR = "\r\033[K";

  private final PrintStream err;
  private final Mode mode;
  private final boolean terminal;
  private boolean lineOpen;

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

  /** Something is wrong; said in every mode. */
  synchronized void error(String text) {
    say("error", text);
  }

  private synchronized void say(String event, String text) {
    closeLine();
    if (mode == Mode.JSON) {
      json(event, text);
    } else {
      err.println(text.stripTrailing());
    }
  }

  private void json(String event, String text) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    err.println(line.put("event", event).put("message", text.stripTrailing()));
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
    var unused =
        clock.scheduleAtFixedRate(
            this::show, Math.min(period, 2000), period, TimeUnit.MILLISECONDS);
    return () -> {
      clock.shutdownNow();
      show();
      closeLine();
    };
  }

  private synchronized void show() {
    String line = Progress.line();
    if (mode == Mode.JSON) {
      json("progress", line);
    } else if (terminal) {
      err.print(CLEAR + line);
      err.flush();
      lineOpen = true;
    } else {
      err.println(line);
    }
  }

  private synchronized void closeLine() {
    if (lineOpen) {
      err.println();
      lineOpen = false;
    }
  }
}
