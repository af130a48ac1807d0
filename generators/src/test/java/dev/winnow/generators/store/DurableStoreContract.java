package dev.winnow.generators.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** What every store must do that is still there after it was closed. */
abstract class DurableStoreContract extends ResponseStoreContract {
  @Test
  void givenReopened_stillHasTheAnswer() throws Exception {
    try (ResponseStore store = store()) {
      store.put(response("a", "A"));
    }
    try (ResponseStore store = store()) {
      assertThat(store.get("a")).contains(response("a", "A"));
      assertThat(store.put(response("a", "other")).content()).isEqualTo("A");
    }
  }

  @Test
  void givenTwoUsers_bothWriteAndRead() throws Exception {
    try (ResponseStore one = store();
        ResponseStore two = store()) {
      for (int i = 0; i < 20; i++) {
        one.put(response("one " + i, "1"));
        two.put(response("two " + i, "2"));
        assertThat(two.put(response("one " + i, "other")).content()).isEqualTo("1");
      }
      assertThat(one.get("two 19")).isPresent();
    }
  }

  @Test
  void givenTwoUsersInOppositeOrder_agreeOnEveryRow() throws Exception {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    try (ResponseStore one = store();
        ResponseStore two = store()) {
      Threads.run(
          40,
          i -> {
            ResponseStore mine = i % 2 == 0 ? one : two;
            for (int j = 0; j < 30; j++) {
              String row = "row %02d".formatted(i % 2 == 0 ? j : 29 - j);
              seen.add(row + mine.put(response(row, "by " + i)).content());
            }
          });
      assertThat(seen).hasSize(30);
    }
  }

  @Test
  void givenManyOpenersOfANewStore_allOpenIt() throws Exception {
    Set<String> found = ConcurrentHashMap.newKeySet();
    Threads.run(
        8,
        i -> {
          try (ResponseStore store = store()) {
            found.add(store.put(response("a", "A" + i)).content());
          }
        });
    assertThat(found).hasSize(1);
  }
}
