import dev.winnow.generators.store.ResponseStore;
import dev.winnow.generators.store.ResponseStores;
import dev.winnow.generators.store.StoreException;
import dev.winnow.generators.store.StoredResponse;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers kept per second: every thread puts one answer of 2 KB after the other, each returned only
 * when it is committed. Arguments: an empty store, then numbers of threads.
 */
class StoreBench {
  private static final int SECONDS = 5;
  private static final String CONTENT = "x".repeat(2_000);

  public static void main(String[] args) throws Exception {
    try (ResponseStore store = ResponseStores.open(args[0], System.getenv())) {
      measured(store, 1, "warm-up", 2);
      for (int i = 1; i < args.length; i++) {
        int threads = Integer.parseInt(args[i]);
        double rate = measured(store, threads, "run " + i, SECONDS);
        double millis = 1_000.0 * threads / rate;
        System.out.printf(
            Locale.ROOT, "%5d threads  %7.0f rows/s  %8.2f ms a put%n", threads, rate, millis);
      }
    }
  }

  private static double measured(ResponseStore store, int threads, String run, int seconds)
      throws InterruptedException {
    AtomicInteger rows = new AtomicInteger();
    CountDownLatch start = new CountDownLatch(1);
    long length = seconds * 1_000_000_000L;
    Thread[] all = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      String name = run + " thread " + t + " row ";
      all[t] = new Thread(null, () -> put(store, name, rows, start, length), name, 256 << 10);
      all[t].start();
    }
    long begin = System.nanoTime();
    start.countDown();
    for (Thread thread : all) {
      thread.join();
    }
    return rows.get() / ((System.nanoTime() - begin) / 1e9);
  }

  private static void put(
      ResponseStore store, String name, AtomicInteger rows, CountDownLatch start, long length) {
    try {
      start.await();
      long end = System.nanoTime() + length;
      for (int i = 0; System.nanoTime() < end; i++) {
        store.put(
            new StoredResponse(name + i, "{\"a\":1}", CONTENT, "stop", "m", 1L, 1L, null));
        rows.incrementAndGet();
      }
    } catch (StoreException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
