package dev.winnow.pipelines.output;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * Who writes below which staging folder in this JVM. A runner gives a failed run back while some of
 * its workers still write: before the folder goes, it waits for them, and lets no more begin.
 */
public final class StagingWriters {
  private static final Map<String, Integer> WRITING = new HashMap<>();
  private static final Set<String> GONE = new HashSet<>();

  private StagingWriters() {}

  /** A worker's writing. */
  public interface Work<E extends Exception> {
    void run() throws E;
  }

  /**
   * Writes below the folder.
   *
   * @throws CancellationException if the folder has gone
   */
  public static <E extends Exception> void write(String staging, Work<E> work) throws E {
    enter(staging);
    try {
      work.run();
    } finally {
      leave(staging);
    }
  }

  private static synchronized void enter(String staging) {
    if (GONE.contains(staging)) {
      throw new CancellationException("the run has ended");
    }
    WRITING.merge(staging, 1, Integer::sum);
  }

  private static synchronized void leave(String staging) {
    WRITING.computeIfPresent(staging, (folder, count) -> count == 1 ? null : count - 1);
    StagingWriters.class.notifyAll();
  }

  /** The folder is there, perhaps again. */
  static synchronized void open(String staging) {
    GONE.remove(staging);
  }

  /** The folder is about to go: waits until nobody writes. */
  static synchronized void close(String staging) {
    GONE.add(staging);
    boolean interrupted = false;
    while (WRITING.containsKey(staging)) {
      try {
        StagingWriters.class.wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
