package dev.winnow.generators.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store must do. */
abstract class ResponseStoreContract {
  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATER = NEW_YEAR.plusSeconds(3_600);

  private volatile Instant now = NEW_YEAR;

  /** The test's store, empty at first. */
  abstract ResponseStore store(InstantSource clock) throws StoreException;

  final ResponseStore store() throws StoreException {
    return store(() -> now);
  }

  static StoredResponse response(String fingerprint, String content) {
    return response(fingerprint, content, "m");
  }

  private static StoredResponse response(String fingerprint, String content, String model) {
    return new StoredResponse(fingerprint, "{\"a\":1}", content, "stop", model, 1L, null, 1200L);
  }

  @Test
  void givenNothing_findsNothing() throws Exception {
    try (ResponseStore store = store()) {
      assertThat(store.get("a")).isEmpty();
      assertThat(fingerprints(store)).isEmpty();
      assertThat(store.stats().rows()).isZero();
    }
  }

  @Test
  void givenResponse_findsItByItsFingerprint() throws Exception {
    try (ResponseStore store = store()) {
      StoredResponse added = response("a", "A");
      assertThat(store.put(added)).isSameAs(added);
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
  void givenEqualResponse_returnsAnotherObjectThanTheArgument() throws Exception {
    try (ResponseStore store = store()) {
      store.put(response("a", "A"));
      StoredResponse again = response("a", "A");
      assertThat(store.put(again)).isEqualTo(again).isNotSameAs(again);
    }
  }

  @Test
  void givenRepeatsAtOnce_keepsTheFirstOfThem() throws Exception {
    try (ResponseStore store = store()) {
      store.put(response("c", "old"));
      List<StoredResponse> held =
          store.putAll(
              List.of(
                  response("c", "new"),
                  response("b", "first"),
                  response("a", "A"),
                  response("b", "second")));
      assertThat(held)
          .extracting(StoredResponse::content)
          .containsExactly("old", "first", "A", "first");
      assertThat(store.putAll(List.of())).isEmpty();
    }
  }

  @Test
  void givenAnyText_keepsItAsItIs() throws Exception {
    String text = "NUL \u0000 '; DROP TABLE \" \r\n 😀 \uD800 \uFFFF " + "x".repeat(1 << 20);
    try (ResponseStore store = store()) {
      store.put(new StoredResponse("a", "{\"q\":\"\\u0000\"}", text, text, text, 1L, 2L, 3L));
      StoredResponse kept = store.get("a").orElseThrow();
      String mended = text.replace('\uD800', '\uFFFD');
      assertThat(List.of(kept.content(), kept.finishReason(), kept.model()))
          .allMatch(mended::equals);
      assertThat(store.stats().models()).containsOnlyKeys(mended);
      assertThat(store.prune(new Pruning(null, mended, true))).isEqualTo(1);
    }
  }

  @Test
  void givenManyThreadsWithOneRequest_allSeeOneAnswer() throws Exception {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    try (ResponseStore store = store()) {
      Threads.run(32, i -> seen.add(store.put(response("a", "answer " + i)).content()));
      assertThat(seen).containsExactly(store.get("a").orElseThrow().content());
    }
  }

  @Test
  void givenManyThreads_keepsEveryAnswerBeforeItReturns() throws Exception {
    try (ResponseStore store = store()) {
      Threads.run(
          200,
          i -> {
            for (int j = 0; j < 5; j++) {
              StoredResponse mine =
                  response("thread %03d row %d".formatted(i, j), "%d".formatted(i));
              assertThat(store.put(mine)).isSameAs(mine);
              assertThat(store.get(mine.fingerprint())).contains(mine);
            }
          });
      assertThat(store.stats().rows()).isEqualTo(1_000);
    }
  }

  @Test
  void givenInterruptedThread_keepsItsAnswerAndItsFlag() throws Exception {
    try (ResponseStore store = store()) {
      Threads.run(
          20,
          i -> {
            if (i % 2 == 0) {
              Thread.currentThread().interrupt();
            }
            store.put(response("row " + i, "A"));
            assertThat(Thread.interrupted()).isEqualTo(i % 2 == 0);
          });
      assertThat(store.stats().rows()).isEqualTo(20);
    }
  }

  @Test
  void givenManyRows_showsThemInOrder() throws Exception {
    try (ResponseStore store = store()) {
      List<String> all = IntStream.range(0, 100).mapToObj("%04d"::formatted).toList();
      List<StoredResponse> shuffled = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        shuffled.add(response(all.get(i * 37 % 100), "A"));
      }
      store.putAll(shuffled);
      assertThat(fingerprints(store)).isEqualTo(all);
    }
  }

  private static List<String> fingerprints(ResponseStore store) throws StoreException {
    List<String> shown = new ArrayList<>();
    store.forEach(response -> shown.add(response.fingerprint()));
    return shown;
  }

  @Test
  void givenVisitorThatFails_endsWithItsException() throws Exception {
    try (ResponseStore store = store()) {
      store.putAll(List.of(response("a", "A"), response("b", "B")));
      assertThatThrownBy(
              () ->
                  store.forEach(
                      response -> {
                        throw new IOException(response.fingerprint());
                      }))
          .isInstanceOf(IOException.class)
          .hasMessage("a");
      assertThat(store.get("b")).isPresent();
    }
  }

  @Test
  void givenVisitorThatPuts_isNoDeadlock() throws Exception {
    try (ResponseStore store = store()) {
      store.put(response("b", "B"));
      store.forEach(response -> store.put(response("a", "A")));
      assertThat(fingerprints(store)).containsExactly("a", "b");
    }
  }

  @Test
  void givenModels_statsCountEach() throws Exception {
    try (ResponseStore store = store()) {
      store.put(response("a", "A", "one"));
      now = LATER;
      store.put(response("b", "B", "one"));
      store.put(new StoredResponse("c", "{}", "C", "", "two", null, 7L, null));

      StoreStats stats = store.stats();

      assertThat(stats.rows()).isEqualTo(3);
      assertThat(stats.bytes()).isBetween(200L, 400L);
      assertThat(stats.models())
          .containsEntry("one", new StoreStats.Model(2, 2, 0, NEW_YEAR, LATER))
          .containsEntry("two", new StoreStats.Model(1, 0, 7, LATER, LATER))
          .hasSize(2);
    }
  }

  @Test
  void givenAge_prunesWhatIsOlder() throws Exception {
    try (ResponseStore store = store()) {
      store.put(response("a", "A"));
      now = LATER;
      store.put(response("b", "B"));

      assertThat(store.prune(new Pruning(NEW_YEAR, null, false))).isZero();
      assertThat(store.prune(new Pruning(LATER, null, true))).isEqualTo(1);
      assertThat(fingerprints(store)).containsExactly("a", "b");
      assertThat(store.prune(new Pruning(LATER, null, false))).isEqualTo(1);
      assertThat(fingerprints(store)).containsExactly("b");
    }
  }

  @Test
  void givenModelAndAge_prunesWhatMeetsBoth() throws Exception {
    try (ResponseStore store = store()) {
      for (int i = 0; i < 100; i++) {
        now = i < 60 ? NEW_YEAR : LATER;
        store.put(response("%02d".formatted(i), "A", i % 2 == 0 ? "even" : "odd"));
      }
      assertThat(store.prune(new Pruning(LATER, "even", false))).isEqualTo(30);
      assertThat(store.prune(new Pruning(null, "odd", false))).isEqualTo(50);
      assertThat(store.stats().rows()).isEqualTo(20);
      assertThat(store.put(response("00", "new")).content()).isEqualTo("new");
    }
  }

  @Test
  void givenClosed_refusesEverythingAndClosesAgain() throws Exception {
    ResponseStore store = store();
    store.close();
    store.close();
    assertThatThrownBy(() -> store.get("a"))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith("is closed");
    assertThatThrownBy(() -> store.put(response("a", "A"))).isInstanceOf(StoreException.class);
    assertThatThrownBy(store::stats).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> store.forEach(x -> {})).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> store.prune(new Pruning(null, "m", false)))
        .isInstanceOf(StoreException.class);
  }
}
