package dev.winnow.generators.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteResponseStoreTest extends ResponseStoreContract {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("a folder").resolve("responses.sqlite");
  }

  @Override
  ResponseStore store() throws StoreException {
    return SqliteResponseStore.open(file());
  }

  @Test
  void givenReopened_stillHasTheAnswer() throws Exception {
    try (ResponseStore store = store()) {
      store.put(response("a", "A"));
    }
    try (ResponseStore store = store()) {
      assertThat(store.get("a")).contains(response("a", "A"));
    }
  }

  @Test
  void givenTwoConnections_bothWriteAndRead() throws Exception {
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
  void givenManyOpenersOfANewFile_allOpenIt() throws Exception {
    Queue<String> found = new ConcurrentLinkedQueue<>();
    Thread[] threads = new Thread[8];
    for (int i = 0; i < threads.length; i++) {
      threads[i] = new Thread(() -> found.add(opened()));
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(found).hasSize(8).containsOnly("A");
  }

  private String opened() {
    try (ResponseStore store = store()) {
      return store.put(response("a", "A")).content();
    } catch (StoreException e) {
      return e.toString();
    }
  }

  @Test
  void givenNewStore_isWriteAheadAndFull() throws Exception {
    try (ResponseStore store = store()) {
      store.put(response("a", "A"));
      assertThat(pragma("journal_mode")).isEqualTo("wal");
      assertThat(pragma("user_version")).isEqualTo("1");
    }
  }

  @Test
  void givenNewerVersion_isRefusedAndLeftAlone() throws Exception {
    store().close();
    execute("PRAGMA user_version = 7");

    assertThatThrownBy(this::store)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(file().toString())
        .hasMessageContaining("version 7")
        .hasMessageContaining("version 1");
    assertThat(pragma("user_version")).isEqualTo("7");
  }

  @Test
  void givenOtherDatabase_isRefusedAndLeftAlone() throws Exception {
    Files.createDirectories(file().getParent());
    execute("CREATE TABLE mine (a)");
    byte[] before = Files.readAllBytes(file());

    assertThatThrownBy(this::store).hasMessageContaining("no response store");
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
    assertThat(pragma("journal_mode")).isEqualTo("delete");
    assertThat(pragma("user_version")).isEqualTo("0");
  }

  @Test
  void givenNoDatabase_isRefused() throws Exception {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "Dear diary, today I was taken for a database. ".repeat(100));

    assertThatThrownBy(this::store)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(file().toString());
  }

  private String pragma(String name) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA " + name)) {
      return result.getString(1);
    }
  }

  private void execute(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
