package dev.winnow.pipelines.transforms.generation;

import java.util.Iterator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads that work off pieces, each taking the next as soon as it is free, and what they make, in
 * the order in which it is done. Made for hundreds of threads that mostly wait.
 */
final class Workers<P, R> {
  /** Of a stack, in bytes: a thousand threads shall fit beside the heap. */
  private static final long STACK = 256 << 10;

  /** What is made of a piece; may throw. */
  interface Work<P, R> {
    R of(P piece) throws Exception;
  }

  /**
   * A piece that is done, or one that failed.
   *
   * @param result null if it failed
   * @param problem null if it is done
   */
  record Done<R>(@Nullable R result, @Nullable RuntimeException problem) {}

  private final Iterator<P> pieces;
  private final Work<P, R> work;
  private final BlockingQueue<Done<R>> done = new LinkedBlockingQueue<>();
  private final BooleanSupplier stopped;
  private int working;

  /**
   * Starts the threads.
   *
   * @param stopped whether no further piece shall be begun; what is begun comes home
   */
  Workers(Iterable<P> pieces, int most, BooleanSupplier stopped, Work<P, R> work) {
    this.pieces = pieces.iterator();
    this.stopped = stopped;
    this.work = work;
    for (int i = 0; i < most && start(i); i++) {}
  }

  /** Fewer threads will do where the machine grants no more. */
  private synchronized boolean start(int number) {
    Thread thread = new Thread(null, this::run, "ask-" + number, STACK);
    thread.setDaemon(true);
    working++;
    try {
      thread.start();
      return true;
    } catch (OutOfMemoryError e) {
      working--;
      if (working == 0) {
        throw e;
      }
      return false;
    }
  }

  /** The next that is done; null once all are. */
  @Nullable Done<R> take() throws InterruptedException {
    Done<R> next = done.take();
    return next.result() == null && next.problem() == null ? null : next;
  }

  private void run() {
    try {
      for (P piece = next(); piece != null; piece = next()) {
        done.add(done(piece));
      }
    } catch (RuntimeException | Error e) {
      // Pieces that cannot be read must not look like the end of them.
      done.add(new Done<>(null, new IllegalStateException(e)));
    } finally {
      leave();
    }
  }

  private Done<R> done(P piece) {
    try {
      return new Done<>(work.of(piece), null);
    } catch (RuntimeException e) {
      return new Done<>(null, e);
    } catch (Exception | Error e) {
      return new Done<>(null, new IllegalStateException(e));
    }
  }

  private synchronized @Nullable P next() {
    return !stopped.getAsBoolean() && pieces.hasNext() ? pieces.next() : null;
  }

  private synchronized void leave() {
    working--;
    if (working == 0) {
      done.add(new Done<>(null, null));
    }
  }
}
