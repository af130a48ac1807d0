package dev.winnow.generators.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Commits together what comes at the same time. One thread writes; what comes while it writes waits
 * and goes into the next commits, and nothing waits for company. An interrupt of a thread that
 * waits changes nothing for it or others: its row is kept, its flag stays.
 *
 * @param <T> rows
 */
final class GroupCommit<T> implements AutoCloseable {
  /** The most rows of a commit: more of them hardly make it faster, and all of them fail as one. */
  static final int MOST_ROWS = 64;

  /** Writes to the database. */
  interface Writer<T> {
    /**
     * Writes rows in one transaction.
     *
     * @return what the database then holds for each, in their order
     */
    List<T> commit(List<T> rows) throws StoreException;
  }

  private record Waiting<T>(T row, CompletableFuture<T> held) {}

  private final Writer<T> writer;
  private final String closed;
  private final Queue<Waiting<T>> queue = new ArrayDeque<>();
  private final Thread thread;
  private boolean closing;

  /**
   * @param closed what is said to those who come after the end
   */
  GroupCommit(Writer<T> writer, String closed) {
    this.writer = writer;
    this.closed = closed;
    thread = new Thread(this::work, "winnow-store");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Returns after the commits that hold these rows.
   *
   * @return what the database holds for each, in their order
   * @throws StoreException if the commit of one of them failed
   */
  List<T> write(List<T> rows) throws StoreException {
    List<CompletableFuture<T>> held = enqueue(rows);
    List<T> results = new ArrayList<>(held.size());
    for (CompletableFuture<T> one : held) {
      try {
        results.add(one.join());
      } catch (CompletionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        throw new StoreException(String.valueOf(cause.getMessage()), cause);
      }
    }
    return results;
  }

  private synchronized List<CompletableFuture<T>> enqueue(List<T> rows) throws StoreException {
    if (closing) {
      throw new StoreException(closed);
    }
    List<CompletableFuture<T>> held = new ArrayList<>(rows.size());
    for (T row : rows) {
      CompletableFuture<T> future = new CompletableFuture<>();
      held.add(future);
      queue.add(new Waiting<>(row, future));
    }
    notifyAll();
    return held;
  }

  private void work() {
    for (List<Waiting<T>> batch = next(); !batch.isEmpty(); batch = next()) {
      commit(batch);
    }
  }

  /** At least one row, or none after the end. */
  private synchronized List<Waiting<T>> next() {
    while (queue.isEmpty() && !closing) {
      try {
        wait();
      } catch (InterruptedException e) {
        // To stop would leave others waiting for ever.
      }
    }
    List<Waiting<T>> batch = new ArrayList<>();
    while (batch.size() < MOST_ROWS && !queue.isEmpty()) {
      batch.add(queue.remove());
    }
    return batch;
  }

  private void commit(List<Waiting<T>> batch) {
    try {
      List<T> held = writer.commit(batch.stream().map(Waiting::row).toList());
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).held().complete(held.get(i));
      }
    } catch (Throwable e) { // an Error too: all of them wait for this
      batch.forEach(waiting -> waiting.held().completeExceptionally(e));
    }
  }

  /** Returns when all that came before is committed or has failed. */
  @Override
  public void close() {
    synchronized (this) {
      closing = true;
      notifyAll();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
