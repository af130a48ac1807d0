package dev.winnow.pipelines.transforms.generation;

import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.winnow.generators.Generator;
import dev.winnow.generators.teacher.Fault;
import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.pipelines.fixture.Pipelines;
import dev.winnow.pipelines.ledger.Tally;
import dev.winnow.pipelines.output.OutputLine;
import dev.winnow.pipelines.transforms.CollectedRows;
import dev.winnow.pipelines.transforms.Lines;
import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.beam.sdk.Pipeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class GenerateRowsTest {
  private static final int PATIENCE = 60;

  @TempDir Path folder;
  private final List<String> said = new ArrayList<>();

  private record Outcome(List<Example> examples, List<OutputLine> failures, long counted) {}

  /** In this JVM. */
  private Outcome run(Generator generator, int threads) throws Exception {
    GenerationStep step = Classroom.step(generator, threads);
    try (Bench bench = Bench.open(step)) {
      return run(step, new Asking(step, bench));
    }
  }

  /** On workers, each with one of so many keys. */
  private Outcome run(Generator generator, int threads, int keys) throws Exception {
    GenerationStep step = Classroom.step(generator, threads);
    return run(step, new AskingOnWorkers(step, Pipelines.direct().getOptions(), keys, folder));
  }

  private Outcome run(GenerationStep step, Asker asker) throws Exception {
    Pipeline pipeline = Pipelines.direct();
    CollectedRows rows =
        CollectedRows.of(
            pipeline.apply(MakeRows.of(step, asker, folder, 2, said::add, said::add)), folder);
    pipeline.run().waitUntilFinish();
    assertThat(rows.tallies()).extracting(Tally::kind).containsOnly(Tally.Kind.GENERATED);
    assertThat(rows.tallies()).extracting(Tally::source).containsOnly("generate[0]");
    long counted = rows.tallies().stream().collect(summingLong(Tally::rows));
    return new Outcome(rows.examples(), rows.lines(), counted);
  }

  private static Set<Integer> upTo(int size) {
    return IntStream.range(0, size).boxed().collect(Collectors.toSet());
  }

  private static TeacherException fatal() {
    return TeacherException.fatal(Fault.INSUFFICIENT_QUOTA, "nothing left", "pay");
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    if (!latch.await(PATIENCE, TimeUnit.SECONDS)) {
      throw new IllegalStateException("waited in vain");
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "1,16,2", "7,4,3", "100,3,2", "40,64,1"})
  void givenManyPiecesOnWorkers_eachGetsItsOwnAnswer(int size, int threads, int keys)
      throws Exception {
    Classroom room = Classroom.enter(piece -> "answer " + piece);
    Outcome outcome = run(Questions.of(size), threads, keys);
    assertThat(outcome.examples()).hasSize(size);
    assertThat(outcome.examples())
        .allSatisfy(row -> assertThat(row.output()).isEqualTo("answer " + row.instruction()));
    assertThat(outcome.examples().stream().map(row -> Integer.valueOf(row.instruction())))
        .containsExactlyInAnyOrderElementsOf(upTo(size));
    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.counted()).isEqualTo(size);
    assertThat(room.opened.get()).isPositive().isEqualTo(room.closed.get());
  }

  @ParameterizedTest
  @CsvSource({"1,1", "7,4", "100,3", "40,64"})
  void givenManyPiecesHere_eachGetsItsOwnAnswer(int size, int threads) throws Exception {
    Classroom.enter(piece -> "answer " + piece);
    assertThat(run(Questions.of(size), threads).examples())
        .hasSize(size)
        .allSatisfy(row -> assertThat(row.output()).isEqualTo("answer " + row.instruction()));
  }

  @Test
  void givenFailedRequests_areFailureRowsAndTheRestGoesOn() throws Exception {
    Classroom.enter(
        piece -> {
          if (piece % 5 == 2) {
            throw TeacherException.failed(Fault.REFUSAL, "will not", "no " + piece);
          }
          return "answer";
        });
    Outcome outcome = run(Questions.of(20), 3);
    assertThat(outcome.examples()).hasSize(16);
    assertThat(outcome.counted()).isEqualTo(20);
    assertThat(Lines.at("/source", outcome.failures()))
        .containsExactly(
            "generate[0] request 13",
            "generate[0] request 18",
            "generate[0] request 3",
            "generate[0] request 8");
    assertThat(outcome.failures()).extracting(OutputLine::label).containsOnly("refusal");
    assertThat(Lines.at("/raw", outcome.failures()))
        .containsExactly("no 12", "no 17", "no 2", "no 7");
  }

  @Test
  void givenLoneSurrogate_isAFailureAndNotAnotherRow() throws Exception {
    Classroom.enter(piece -> piece == 1 ? "half \ud83d" : "whole \ud83d\ude00");
    Outcome outcome = run(Questions.of(3), 2);
    assertThat(outcome.examples()).extracting(Example::output).containsOnly("whole 😀").hasSize(2);
    assertThat(outcome.failures()).extracting(OutputLine::label).containsExactly("invalid_unicode");
    assertThat(Lines.at("/source", outcome.failures())).containsExactly("generate[0] request 2");
    assertThat(Lines.at("/detail", outcome.failures())).containsExactly("field: output");
    assertThat(Lines.at("/raw", outcome.failures())).containsExactly("half \uFFFD");
    assertThat(outcome.counted()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"16,16", "64,32", "33,32"})
  void asManyPiecesRunAtOnceAsThereAreThreads(int size, int threads) throws Exception {
    CountDownLatch met = new CountDownLatch(threads);
    Classroom.enter(
        piece -> {
          met.countDown();
          await(met);
          return "met";
        });
    assertThat(run(Questions.of(size), threads).examples()).hasSize(size);
  }

  @Test
  void givenFatalError_awaitsCallsInFlightAndAsksNothingMore() throws Exception {
    int threads = 4;
    CountDownLatch started = new CountDownLatch(threads);
    AtomicReference<Thread> failing = new AtomicReference<>();
    Classroom room =
        Classroom.enter(
            piece -> {
              started.countDown();
              await(started);
              if (failing.compareAndSet(null, Thread.currentThread())) {
                throw fatal();
              }
              // Home only when the thread that failed has seen that nothing more is to be asked.
              while (failing.get().getState() != Thread.State.TERMINATED) {
                Thread.onSpinWait();
              }
              return "late but paid for";
            });
    Throwable thrown = catchThrowable(() -> run(Questions.of(7), threads));
    assertThat(thrown).hasRootCauseInstanceOf(TeacherException.class);
    assertThat(thrown).hasStackTraceContaining("nothing left");
    assertThat(room.asked).hasSize(threads);
    assertThat(room.answered).hasSize(threads - 1);
  }

  @Test
  void givenFatalErrorUnderAnotherKey_callsInFlightComeHomeBeforeTheirTeacherIsClosed()
      throws InterruptedException {
    CountDownLatch otherKey = new CountDownLatch(1);
    CountDownLatch failed = new CountDownLatch(1);
    Classroom room =
        Classroom.enter(
            piece -> {
              if (piece == 0) {
                await(otherKey);
                throw fatal();
              }
              if (piece % 2 == 1) {
                otherKey.countDown();
                await(failed);
              }
              return "answer";
            });
    Throwable thrown = catchThrowable(() -> run(Questions.of(8), 4, 2));
    failed.countDown();
    Asking.awaitCalls();
    assertThat(thrown).hasRootCauseInstanceOf(TeacherException.class);
    assertThat(room.answered).contains(1);
    assertThat(room.askedAfterClosing).hasValue(0);
  }

  @Test
  void givenErrorInTheGenerator_stopsTheRun() throws Exception {
    Classroom.enter(
        piece -> {
          throw new IllegalStateException("a mistake of ours");
        });
    Throwable thrown = catchThrowable(() -> run(Questions.of(9), 2));
    assertThat(thrown).hasStackTraceContaining("a mistake of ours");
  }

  @Test
  void givenNothingToAsk_givesTheFailuresOfTheSources() throws Exception {
    Classroom.enter(piece -> "never");
    Failure unread = new Failure("seeds.jsonl:2", "bad_seed_task", "not JSON", "{");
    Outcome outcome = run(new Questions(0, List.of(unread, unread)), 4);
    assertThat(outcome.examples()).isEmpty();
    assertThat(outcome.failures())
        .extracting(OutputLine::label)
        .containsExactly("bad_seed_task", "bad_seed_task");
    assertThat(outcome.counted()).isEqualTo(2);
  }
}
