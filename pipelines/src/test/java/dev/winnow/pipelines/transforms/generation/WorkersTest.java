package dev.winnow.pipelines.transforms.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkersTest {
  private static List<Integer> upTo(int size) {
    return IntStream.range(0, size).boxed().toList();
  }

  private static <R> List<Workers.Done<R>> all(Workers<Integer, R> workers)
      throws InterruptedException {
    List<Workers.Done<R>> all = new ArrayList<>();
    for (Workers.Done<R> done = workers.take(); done != null; done = workers.take()) {
      all.add(done);
    }
    return all;
  }

  @Test
  void givenMorePiecesThanThreads_doesEachOnce() throws Exception {
    assertThat(all(new Workers<>(upTo(1000), 7, () -> false, piece -> piece)))
        .extracting(Workers.Done::result)
        .containsExactlyInAnyOrderElementsOf(upTo(1000));
  }

  @Test
  void givenAThousandThreads_allWorkAtOnce() throws Exception {
    CountDownLatch together = new CountDownLatch(1000);
    Workers<Integer, String> workers =
        new Workers<>(
            upTo(1000),
            1000,
            () -> false,
            piece -> {
              together.countDown();
              together.await();
              return "met";
            });
    assertThat(all(workers)).hasSize(1000);
  }

  @Test
  void givenNoPieces_ends() throws Exception {
    assertThat(all(new Workers<>(upTo(0), 3, () -> false, piece -> piece))).isEmpty();
  }

  @Test
  void givenAPieceThatFails_theOthersAreDone() throws Exception {
    Workers<Integer, Integer> workers =
        new Workers<>(
            upTo(9),
            2,
            () -> false,
            piece -> {
              if (piece == 4) {
                throw new IllegalArgumentException("four");
              }
              if (piece == 5) {
                throw new StackOverflowError();
              }
              return piece;
            });
    List<Workers.Done<Integer>> all = all(workers);
    assertThat(all).filteredOn(done -> done.problem() != null).hasSize(2);
    assertThat(all).filteredOn(done -> done.result() != null).hasSize(7);
  }

  @Test
  void givenPiecesThatCannotBeRead_isNoEndOfThem() throws Exception {
    Iterable<Integer> pieces =
        () ->
            IntStream.range(0, 9)
                .boxed()
                .peek(
                    piece -> {
                      if (piece == 5) {
                        throw new IllegalStateException("cannot read");
                      }
                    })
                .iterator();
    assertThat(all(new Workers<>(pieces, 2, () -> false, piece -> piece)))
        .filteredOn(done -> done.problem() != null)
        .isNotEmpty();
  }

  @Test
  void givenStop_beginsNothingMore() throws Exception {
    AtomicBoolean stopped = new AtomicBoolean();
    Set<Integer> begun = ConcurrentHashMap.newKeySet();
    Workers<Integer, Integer> workers =
        new Workers<>(
            upTo(1000),
            4,
            stopped::get,
            piece -> {
              begun.add(piece);
              stopped.set(true);
              return piece;
            });
    assertThat(all(workers)).hasSizeLessThanOrEqualTo(4).hasSameSizeAs(begun);
  }
}
