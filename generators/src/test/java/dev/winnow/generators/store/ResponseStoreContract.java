package dev.winnow.generators.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store must do. */
abstract class ResponseStoreContract {
  /** An empty store. */
  abstract ResponseStore store() throws StoreException;

  static StoredResponse response(String fingerprint, String content) {
    return new StoredResponse(fingerprint, "{\"a\":1}", content, "stop", "m", 1L, null);
  }

  @Test
  void givenNothing_findsNothing() throws Exception {
    try (ResponseStore store = store()) {
      assertThat(store.get("a")).isEmpty();
    }
  }

  @Test
  void givenResponse_findsItByItsFingerprint() throws Exception {
    try (ResponseStore store = store()) {
      assertThat(store.put(response("a", "A"))).isEqualTo(response("a", "A"));
      store.put(response("b", "B"));
      assertThat(store.get("a")).contains(response("a", "A"));
      assertThat(store.get("b")).contains(response("b", "B"));
    }
  }

  @Test
  void givenSecondResponse_keepsAndReturnsTheFirst() throws Exception {
    try (ResponseStore store = store()) {
      store.put(response("a", "first"));
      assertThat(store.put(response("a", "second")).content()).isEqualTo("first");
      assertThat(store.get("a")).contains(response("a", "first"));
    }
  }

  @Test
  void givenAnyText_keepsItAsItIs() throws Exception {
    String text = "NUL \u0000 '; DROP TABLE \" \r\n 😀 \uD800 \uFFFF " + "x".repeat(1 << 20);
    try (ResponseStore store = store()) {
      store.put(response("a", text));
      assertThat(store.get("a").orElseThrow().content())
          .isEqualTo(text.replace('\uD800', '\uFFFD'));
    }
  }

  @Test
  void givenManyThreads_allSeeOneAnswer() throws Exception {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    try (ResponseStore store = store()) {
      Thread[] threads =
          IntStream.range(0, 8)
              .mapToObj(i -> new Thread(() -> seen.add(put(store, "answer " + i))))
              .toArray(Thread[]::new);
      for (Thread thread : threads) {
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(seen).containsExactly(store.get("a").orElseThrow().content());
    }
  }

  private static String put(ResponseStore store, String content) {
    try {
      return store.put(response("a", content)).content();
    } catch (StoreException e) {
      throw new IllegalStateException(e);
    }
  }
}
