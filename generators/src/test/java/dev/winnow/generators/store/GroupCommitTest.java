package dev.winnow.generators.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GroupCommitTest {
  private final List<List<Integer>> commits = Collections.synchronizedList(new ArrayList<>());

  private List<Integer> commit(List<Integer> rows) throws StoreException {
    commits.add(rows);
    if (rows.contains(-1)) {
      throw new StoreException("disk full");
    }
    if (rows.contains(-2)) {
      throw new StackOverflowError("deep");
    }
    return rows.stream().map(row -> row * 10).toList();
  }

  @Test
  void givenLoneRow_isCommittedAlone() throws Exception {
    try (GroupCommit<Integer> group = new GroupCommit<>(this::commit, "closed")) {
      assertThat(group.write(List.of(1))).containsExactly(10);
      assertThat(group.write(List.of(2))).containsExactly(20);
    }
    assertThat(commits).containsExactly(List.of(1), List.of(2));
  }

  @Test
  void givenManyRows_areCommittedInGroups() throws Exception {
    List<Integer> rows = IntStream.range(0, 150).boxed().toList();
    try (GroupCommit<Integer> group = new GroupCommit<>(this::commit, "closed")) {
      assertThat(group.write(rows)).isEqualTo(rows.stream().map(row -> row * 10).toList());
    }
    assertThat(commits).extracting(List::size).containsExactly(64, 64, 22);
  }

  @Test
  void givenCommitUnderWay_thoseWhoComeShareTheNext() throws Exception {
    CountDownLatch underWay = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger waiting = new AtomicInteger();
    GroupCommit<Integer> group =
        new GroupCommit<>(
            rows -> {
              underWay.countDown();
              awaitUninterrupted(go);
              return commit(rows);
            },
            "closed");
    Thread first = new Thread(() -> written(group, 0));
    first.start();
    underWay.await();
    Thread[] others = new Thread[20];
    for (int i = 0; i < others.length; i++) {
      int row = i + 1;
      others[i] =
          new Thread(
              () -> {
                waiting.incrementAndGet();
                written(group, row);
              });
      others[i].start();
    }
    for (Thread other : others) {
      while (other.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }
    go.countDown();
    first.join();
    for (Thread other : others) {
      other.join();
    }
    group.close();
    assertThat(waiting).hasValue(20);
    assertThat(commits).extracting(List::size).containsExactly(1, 20);
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void written(GroupCommit<Integer> group, int row) {
    try {
      assertThat(group.write(List.of(row))).containsExactly(row * 10);
    } catch (StoreException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void givenFailure_failsItsRowsAndNoOther() throws Exception {
    try (GroupCommit<Integer> group = new GroupCommit<>(this::commit, "closed")) {
      assertThatThrownBy(() -> group.write(List.of(1, -1, 2)))
          .isInstanceOf(StoreException.class)
          .hasMessage("disk full");
      assertThatThrownBy(() -> group.write(List.of(-2)))
          .isInstanceOf(StoreException.class)
          .hasMessage("deep");
      assertThat(group.write(List.of(3))).containsExactly(30);
    }
  }

  @Test
  void givenManyThreadsAndFailures_nobodyWaitsForEver() throws Exception {
    AtomicInteger failed = new AtomicInteger();
    AtomicInteger kept = new AtomicInteger();
    try (GroupCommit<Integer> group = new GroupCommit<>(this::commit, "closed")) {
      Threads.run(
          100,
          i -> {
            if (i % 3 == 0) {
              Thread.currentThread().interrupt();
            }
            try {
              kept.addAndGet(group.write(List.of(i % 10 == 0 ? -1 : i)).size());
            } catch (StoreException e) {
              failed.incrementAndGet();
            }
          });
    }
    assertThat(kept.get() + failed.get()).isEqualTo(100);
    assertThat(failed.get()).isGreaterThanOrEqualTo(10);
  }

  @Test
  void givenClosed_commitsWhatCameAndRefusesTheRest() throws Exception {
    GroupCommit<Integer> group = new GroupCommit<>(this::commit, "it is closed");
    AtomicInteger ended = new AtomicInteger();
    CountDownLatch one = new CountDownLatch(1);
    Thread closer =
        new Thread(
            () -> {
              awaitUninterrupted(one);
              group.close();
            });
    closer.start();
    Threads.run(
        50,
        i -> {
          try {
            for (int row = 0; row < 1_000; row++) {
              assertThat(group.write(List.of(row))).containsExactly(row * 10);
              one.countDown();
            }
          } catch (StoreException e) {
            assertThat(e).hasMessage("it is closed");
          }
          ended.incrementAndGet();
        });
    closer.join();
    assertThat(ended).hasValue(50);
    assertThatThrownBy(() -> group.write(List.of(1))).hasMessage("it is closed");
  }
}
