package dev.winnow.generators.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteResponseStoreTest extends DurableStoreContract {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("a folder").resolve("responses.sqlite");
  }

  @Override
  ResponseStore store(InstantSource clock) throws StoreException {
    return ResponseStores.open(file().toString(), true, Map.of(), clock);
  }

  @Test
  void givenNewStore_isWriteAheadAndFull() throws Exception {
    try (ResponseStore store = store()) {
      store.put(response("a", "A"));
      assertThat(pragma("journal_mode")).isEqualTo("wal");
      assertThat(pragma("user_version")).isEqualTo("2");
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
        .hasMessageContaining("version 2");
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

  @Test
  void givenNoFile_isMissingAndNotMade() {
    StoreException e =
        catchThrowableOfType(
            StoreException.class,
            () -> ResponseStores.openExisting(file().toString(), Map.of()).close());

    assertThat(e.missing()).isTrue();
    assertThat(e).hasMessage("there is no response store at " + file());
    assertThat(file().getParent()).doesNotExist();
  }

  @Test
  void givenEmptyFile_isMissingAndLeftAlone() throws Exception {
    Files.createDirectories(file().getParent());
    Files.createFile(file());

    assertThatThrownBy(() -> ResponseStores.openExisting(file().toString(), Map.of()))
        .isInstanceOf(StoreException.class);
    assertThat(file()).isEmptyFile();
  }

  @Test
  void givenNoPath_isRefused() {
    assertThatThrownBy(() -> ResponseStores.open("a\0b", Map.of()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("no path");
  }

  @Test
  void givenWriterAtWork_readsDoNotWait() throws Exception {
    try (ResponseStore store = store();
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = other.createStatement()) {
      store.put(response("a", "A"));
      statement.execute("BEGIN IMMEDIATE");
      Thread writer = new Thread(() -> unchecked(store));
      writer.start();
      while (writer.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      assertThat(store.get("a")).isPresent();
      assertThat(store.stats().rows()).isEqualTo(1);
      statement.execute("ROLLBACK");
      writer.join();
      assertThat(store.get("b")).isPresent();
    }
  }

  private static void unchecked(ResponseStore store) {
    try {
      store.put(response("b", "B"));
    } catch (StoreException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void givenDamagedRow_saysWhich() throws Exception {
    try (ResponseStore store = store()) {
      store.put(response("abc", "A"));
      execute("UPDATE responses SET response = x'7b'");
      assertThatThrownBy(() -> store.get("abc"))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining(file().toString())
          .hasMessageContaining("abc");
      assertThatThrownBy(store::stats).isInstanceOf(StoreException.class);
    }
  }

  @Test
  void givenTableThatIsGone_failsThePutsAndGoesOn() throws Exception {
    try (ResponseStore store = store()) {
      execute("ALTER TABLE responses RENAME TO gone");
      assertThatThrownBy(() -> store.put(response("a", "A")))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("cannot write the response store " + file());
      execute("ALTER TABLE gone RENAME TO responses");
      store.put(response("a", "A"));
      assertThat(store.get("a")).isPresent();
    }
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
