package dev.winnow.pipelines.transforms;

import dev.winnow.generators.Generated;
import dev.winnow.generators.Generator;
import dev.winnow.generators.Workbench;
import dev.winnow.generators.teacher.Teacher;
import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.pipelines.progress.Progress;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the pieces of a generator on threads of their own and gives what they make as it comes.
 * A request that fails is a failure row. An error that ends the run lets the calls in flight come
 * home, so that what is paid for is kept.
 */
final class Asking {
  /** All there are, less one for each asking of this JVM that has calls in flight. */
  private static final Semaphore IDLE = new Semaphore(Integer.MAX_VALUE);

  private final String step;
  private final Generator generator;
  private final Teacher teacher;
  private final int threads;
  private final AtomicBoolean stopped = new AtomicBoolean();

  Asking(String step, Generator generator, Teacher teacher, int threads) {
    this.step = step;
    this.generator = generator;
    this.teacher = teacher;
    this.threads = threads;
  }

  /** The run ends here; it goes on where it stopped when it is started again. */
  static final class Stopped extends RuntimeException {
    Stopped(TeacherException cause) {
      super(cause.getMessage(), cause);
    }
  }

  /** Takes what a piece gave; called by one thread. */
  interface Sink<E extends Exception> {
    void take(Generated generated) throws E;
  }

  /** Waits until no call of this JVM is in flight. */
  static void awaitCalls() {
    IDLE.acquireUninterruptibly(Integer.MAX_VALUE);
    IDLE.release(Integer.MAX_VALUE);
  }

  /** Nothing more is asked; what is in flight comes home. */
  void stop() {
    stopped.set(true);
  }

  /** Asks for these pieces and returns when all are home. */
  <E extends Exception> void ask(Iterable<Integer> pieces, Sink<E> sink)
      throws E, InterruptedException {
    IDLE.acquire();
    try {
      collect(new Workers<>(pieces, threads, stopped::get, this::generate), sink);
    } finally {
      IDLE.release();
    }
  }

  private Generated generate(int piece) throws InterruptedException {
    String source = step + " request " + (piece + 1);
    boolean done = false;
    try {
      Generated generated =
          WellFormedRows.of(generator.generate(piece, Workbench.of(teacher)), source);
      done = true;
      return generated;
    } catch (TeacherException e) {
      Generated failed = failed(source, e);
      done = true;
      return failed;
    } finally {
      Progress.asked(1);
      stopped.compareAndSet(false, !done);
    }
  }

  private static Generated failed(String source, TeacherException e) {
    try {
      return Generated.failed(source, e);
    } catch (TeacherException fatal) {
      throw new Stopped(fatal);
    }
  }

  /** Until all are home, whatever happens: an error stops what was not begun. */
  private <E extends Exception> void collect(Workers<Integer, Generated> workers, Sink<E> sink)
      throws E, InterruptedException {
    Throwable problem = null;
    for (boolean more = true; more; ) {
      try {
        Workers.Done<Generated> done = workers.take();
        more = done != null;
        if (done != null && problem == null) {
          problem = done.problem();
          if (done.result() != null) {
            sink.take(done.result());
          }
        }
      } catch (Exception | Error e) {
        // Interrupted: the runner gives up, for another key's error. Else the sink is broken.
        stop();
        problem = problem == null ? e : problem;
      }
    }
    rethrow(problem);
    if (stopped.get()) {
      throw new IllegalStateException("the run was stopped before everything was asked");
    }
  }

  /** As it is: it is the sink's, an interrupt, or unchecked. */
  @SuppressWarnings("unchecked")
  private static <E extends Exception> void rethrow(@Nullable Throwable problem)
      throws E, InterruptedException {
    if (problem instanceof Error error) {
      throw error;
    }
    if (problem instanceof InterruptedException) {
      throw new InterruptedException("the run was stopped");
    }
    if (problem != null) {
      throw (E) problem;
    }
  }
}
