package dev.winnow.generators.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** Many threads that begin at once. */
final class Threads {
  private Threads() {}

  /** What one of them does. */
  interface Task {
    void run(int number) throws Exception;
  }

  /** Runs a task so many times at once; fails if one fails. */
  static void run(int count, Task task) throws InterruptedException {
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    CountDownLatch start = new CountDownLatch(1);
    Thread[] threads = new Thread[count];
    for (int i = 0; i < count; i++) {
      int number = i;
      threads[i] =
          new Thread(
              () -> {
                try {
                  start.await();
                  task.run(number);
                } catch (Throwable e) {
                  failures.add(e);
                }
              });
      threads[i].start();
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(failures).isEmpty();
  }
}
