package dev.winnow.pipelines.transforms.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AskTeacherTest {
  /** More than can be answered between a sink's error and what it leads to. */
  private static final int MANY = 200_000;

  @TempDir Path folder;

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
        new AskTeacher(Classroom.step(Questions.of(5), 1), List.of(), folder.toString());
    step.setup();
    AtomicReference<Throwable> end = new AtomicReference<>();
    Thread asking =
        new Thread(() -> end.set(catchThrowable(() -> step.ask(KV.of(0, List.of(0, 1, 2))))));
    Thread tearing = new Thread(() -> catchThrowable(step::teardown));
    Thread ending = new Thread(Asking::awaitCalls);
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
    assertThat(folder).as("no file of a worker that has not done all").isEmptyDirectory();
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
    GenerationStep step = Classroom.step(Questions.of(MANY), 3);
    List<Integer> pieces = IntStream.range(0, MANY).boxed().toList();
    Throwable thrown;
    try (Bench bench = Bench.open(step)) {
      thrown =
          catchThrowable(
              () ->
                  new Asking(step, bench)
                      .ask(
                          pieces,
                          List.of(),
                          (piece, generated) -> {
                            broken.countDown();
                            throw new IOException("disk full");
                          }));
    }
    assertThat(thrown).isInstanceOf(IOException.class).hasMessage("disk full");
    assertThat(room.answered).isEqualTo(room.asked).hasSizeLessThan(MANY);
  }
}
