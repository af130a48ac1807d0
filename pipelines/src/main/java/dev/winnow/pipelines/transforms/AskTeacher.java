package dev.winnow.pipelines.transforms;

import dev.winnow.generators.Generated;
import dev.winnow.generators.Generator;
import dev.winnow.generators.teacher.Teacher;
import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.pipelines.ledger.Rejects;
import dev.winnow.pipelines.ledger.Tally;
import dev.winnow.pipelines.progress.Progress;
import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/**
 * Runs the pieces of a key on threads of their own and gives what they make as it comes. A request
 * that fails is a failure row. An error that ends the run lets the calls in flight come home, so
 * that what is paid for is kept.
 */
final class AskTeacher extends DoFn<KV<Integer, Iterable<Integer>>, Example> {
  /** All there are, less one for each element of this JVM that has calls in flight. */
  private static final Semaphore IDLE = new Semaphore(Integer.MAX_VALUE);

  private final String step;
  private final Generator generator;
  private final GenerateRows.TeacherOpener opener;
  private final int threads;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private transient @Nullable Teacher teacher;

  AskTeacher(GenerateRows from) {
    step = from.step();
    generator = from.generator();
    opener = from.teacher();
    threads = from.threads();
  }

  /** The run ends here; it goes on where it stopped when it is started again. */
  static final class Stopped extends RuntimeException {
    Stopped(TeacherException cause) {
      super(cause.getMessage(), cause);
    }
  }

  /** Waits until no call of this JVM is in flight. */
  static void awaitCalls() {
    IDLE.acquireUninterruptibly(Integer.MAX_VALUE);
    IDLE.release(Integer.MAX_VALUE);
  }

  @Setup
  public void setup() {
    teacher = opener.open();
  }

  /** When another key has ended the run, this comes while calls are in flight: it awaits them. */
  @Teardown
  public void teardown() throws Exception {
    stopped.set(true);
    synchronized (this) {
      if (teacher instanceof AutoCloseable closeable) {
        closeable.close();
      }
    }
  }

  @ProcessElement
  public synchronized void ask(
      @Element KV<Integer, Iterable<Integer>> pieces, MultiOutputReceiver out)
      throws InterruptedException {
    IDLE.acquire();
    Workers<Integer, Generated> workers =
        new Workers<>(pieces.getValue(), threads, stopped::get, this::generate);
    try {
      collect(workers, out);
    } finally {
      IDLE.release();
    }
  }

  private Generated generate(int piece) throws InterruptedException {
    String source = step + " request " + (piece + 1);
    boolean done = false;
    try {
      Teacher opened = Objects.requireNonNull(teacher, "opened in setup");
      Generated generated = WellFormedRows.of(generator.generate(piece, opened), source);
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

  /**
   * Gives what comes home, until all has: also when the runner gives up for another key's error.
   */
  private void collect(Workers<Integer, Generated> workers, MultiOutputReceiver out)
      throws InterruptedException {
    RuntimeException problem = null;
    boolean interrupted = false;
    while (true) {
      try {
        Workers.Done<Generated> done = workers.take();
        if (done == null) {
          break;
        }
        problem = problem == null ? done.problem() : problem;
        if (problem == null && done.result() != null) {
          output(done.result(), out);
        }
      } catch (InterruptedException e) {
        stopped.set(true);
        interrupted = true;
      }
    }
    if (interrupted) {
      throw new InterruptedException("the run was stopped");
    }
    if (problem != null) {
      throw problem;
    }
    if (stopped.get()) {
      throw new IllegalStateException("the run was stopped before everything was asked");
    }
  }

  private void output(Generated generated, MultiOutputReceiver out) {
    generated.examples().forEach(out.get(GenerateRows.examples())::output);
    for (Failure failure : generated.failures()) {
      out.get(GenerateRows.failures()).output(Rejects.line(failure));
    }
    int rows = generated.examples().size() + generated.failures().size();
    out.get(GenerateRows.tallies()).output(Tally.generated(step, rows));
  }
}
