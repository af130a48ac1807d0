package dev.winnow.pipelines.transforms;

import dev.winnow.generators.Generated;
import dev.winnow.generators.teacher.Teacher;
import dev.winnow.templates.Example;
import java.util.Objects;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/** Asks for the pieces of a key on a worker. */
final class AskTeacher extends DoFn<KV<Integer, Iterable<Integer>>, Example> {
  private final GenerateRows.Asked asked;
  private transient @Nullable Teacher teacher;
  private transient @Nullable Asking asking;

  AskTeacher(GenerateRows.Asked asked) {
    this.asked = asked;
  }

  @Setup
  public void setup() {
    teacher = asked.teacher().open();
    asking = asked.of(teacher);
  }

  /** When another key has ended the run, this comes while calls are in flight: it awaits them. */
  @Teardown
  public void teardown() throws Exception {
    if (asking != null) {
      asking.stop();
    }
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
    Objects.requireNonNull(asking, "made in setup")
        .ask(pieces.getValue(), generated -> output(generated, out));
  }

  private void output(Generated generated, MultiOutputReceiver out) {
    GenerateRows.output(asked.step(), generated, out);
  }
}
