package dev.winnow.pipelines.transforms.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.beam.sdk.transforms.DoFn.MultiOutputReceiver;
import org.apache.beam.sdk.transforms.DoFn.OutputReceiver;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.OutputBuilder;
import org.apache.beam.sdk.values.Row;
import org.apache.beam.sdk.values.TupleTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AskTeacherTest {
  /** More than can be answered between a sink's error and what it leads to. */
  private static final int MANY = 200_000;

  private static void untilItWaits(Thread thread) {
    while (thread.getState() == Thread.State.NEW || thread.getState() == Thread.State.RUNNABLE) {
      Thread.onSpinWait();
    }
  }

  /** A runner tears all steps down when one has failed, those at work too. */
  @Test
  void givenTeardownWhileACallIsInFlight_awaitsItAndAsksNothingMore() throws Exception {
    CountDownLatch inFlight = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Classroom room =
        Classroom.enter(
            piece -> {
              inFlight.countDown();
              release.await();
              return "late but paid for";
            });
    AskTeacher step =
        new AskTeacher(
            new GenerateRows.Asked("generate[0]", Questions.of(5), Classroom.opener(), 1));
    step.setup();
    AtomicReference<Throwable> end = new AtomicReference<>();
    Thread asking =
        new Thread(() -> end.set(catchThrowable(() -> step.ask(KV.of(0, List.of(0, 1, 2)), OUT))));
    Thread tearing = new Thread(() -> catchThrowable(step::teardown));
    Thread ending = new Thread(GenerateRows::awaitCalls);
    asking.start();
    inFlight.await();
    tearing.start();
    ending.start();
    untilItWaits(tearing);
    untilItWaits(ending);

    assertThat(room.closed).hasValue(0);
    assertThat(ending.isAlive()).isTrue();
    release.countDown();
    asking.join();
    tearing.join();
    ending.join();
    assertThat(room.answered).containsExactly(0);
    assertThat(room.asked).containsExactly(0);
    assertThat(room.closed).hasValue(1);
    assertThat(end.get()).hasMessage("the run was stopped before everything was asked");
  }

  /** As where the disk is full: what flies comes home, nothing more is asked. */
  @Test
  void givenSinkThatBreaks_awaitsWhatIsInFlight() throws Exception {
    CountDownLatch broken = new CountDownLatch(1);
    Classroom room =
        Classroom.enter(
            piece -> {
              if (piece > 0) {
                broken.await();
              }
              return "answer";
            });
    GenerateRows.Asked asked =
        new GenerateRows.Asked("generate[0]", Questions.of(MANY), Classroom.opener(), 3);
    Throwable thrown =
        catchThrowable(
            () ->
                asked
                    .of(Classroom.opener().open())
                    .ask(
                        IntStream.range(0, MANY).boxed().toList(),
                        generated -> {
                          broken.countDown();
                          throw new IOException("disk full");
                        }));
    assertThat(thrown).isInstanceOf(IOException.class).hasMessage("disk full");
    assertThat(room.answered).isEqualTo(room.asked).hasSizeLessThan(MANY);
  }

  /** Takes everything and keeps nothing. */
  private static final MultiOutputReceiver OUT =
      new MultiOutputReceiver() {
        @Override
        public <T> OutputReceiver<T> get(TupleTag<T> tag) {
          return new Nowhere<>();
        }

        @Override
        public <T> OutputReceiver<Row> getRowReceiver(TupleTag<T> tag) {
          return new Nowhere<>();
        }
      };

  private static final class Nowhere<T> implements OutputReceiver<T> {
    @Override
    public OutputBuilder<T> builder(T value) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void output(T value) {}
  }
}
