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
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
  private final String step;
  private final Generator generator;
  private final GenerateRows.TeacherOpener opener;
  private final int threads;
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

  @Setup
  public void setup() {
    teacher = opener.open();
  }

  @Teardown
  public void teardown() throws Exception {
    if (teacher instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }

  @ProcessElement
  public void ask(@Element KV<Integer, Iterable<Integer>> pieces, MultiOutputReceiver out)
      throws InterruptedException {
    AtomicBoolean stopped = new AtomicBoolean();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      ExecutorCompletionService<Generated> running = new ExecutorCompletionService<>(pool);
      int count = 0;
      for (int piece : pieces.getValue()) {
        running.submit(() -> stopped.get() ? none() : generate(piece, stopped));
        count++;
      }
      collect(running, count, out);
    } finally {
      pool.shutdownNow();
    }
  }

  private static Generated none() {
    return new Generated(List.of(), List.of());
  }

  private Generated generate(int piece, AtomicBoolean stopped) throws InterruptedException {
    try {
      return generator.generate(piece, Objects.requireNonNull(teacher, "opened in setup"));
    } catch (TeacherException e) {
      if (e.fatal()) {
        stopped.set(true);
        throw new Stopped(e);
      }
      String source = step + " request " + piece;
      return new Generated(
          List.of(), List.of(new Failure(source, e.reason(), e.detail(), e.raw())));
    } finally {
      Progress.asked(1);
    }
  }

  private void collect(
      ExecutorCompletionService<Generated> running, int count, MultiOutputReceiver out)
      throws InterruptedException {
    RuntimeException problem = null;
    for (int i = 0; i < count; i++) {
      try {
        Generated generated = running.take().get();
        if (problem == null) {
          output(generated, out);
        }
      } catch (ExecutionException e) {
        problem = problem != null ? problem : unwrapped(e);
      }
    }
    if (problem != null) {
      throw problem;
    }
  }

  private static RuntimeException unwrapped(ExecutionException e) {
    return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
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
