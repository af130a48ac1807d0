package dev.winnow.pipelines.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StagingWritersTest {
  private static void write(String staging, Runnable work) {
    StagingWriters.<RuntimeException>write(staging, work::run);
  }

  @Test
  void givenFolderThatGoes_waitsForItsWritersAndLetsNoMoreIn() throws Exception {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    Thread writer =
        new Thread(
            () ->
                write(
                    "a",
                    () -> {
                      begun.countDown();
                      awaits(mayEnd);
                      order.add("written");
                    }));
    writer.start();
    begun.await();
    Thread closer =
        new Thread(
            () -> {
              StagingWriters.close("a");
              order.add("gone");
            });
    closer.start();
    write("b", () -> order.add("elsewhere"));
    mayEnd.countDown();
    writer.join();
    closer.join();

    assertThat(order).containsExactly("elsewhere", "written", "gone");
    assertThatThrownBy(() -> write("a", () -> order.add("late")))
        .isInstanceOf(CancellationException.class);
    StagingWriters.open("a");
    write("a", () -> order.add("again"));
    assertThat(order).endsWith("again").doesNotContain("late");
  }

  @Test
  void givenWriterThatFails_isNotWaitedFor() {
    assertThatThrownBy(
            () ->
                write(
                    "c",
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");
    StagingWriters.close("c");
    StagingWriters.open("c");
  }

  private static void awaits(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
