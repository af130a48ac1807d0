package dev.winnow.generators.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores of version 1, and several processes on one file. */
class SqliteMigrationTest {
  private static final int ROWS = 200;

  @TempDir Path folder;
  private String file;

  @BeforeEach
  void setUp() {
    file = folder.resolve("responses.sqlite").toString();
  }

  private ResponseStore store() throws StoreException {
    return ResponseStores.open(file, Map.of());
  }

  /** As the first Winnow made it. */
  private void writeVersionOne() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("BEGIN");
      statement.execute(
          "CREATE TABLE responses (fingerprint TEXT PRIMARY KEY, request BLOB NOT NULL,"
              + " response BLOB NOT NULL) WITHOUT ROWID");
      statement.execute("PRAGMA application_id = 1464421975");
      statement.execute("PRAGMA user_version = 1");
      String insert = "INSERT INTO responses VALUES (?, ?, ?)";
      try (PreparedStatement row = connection.prepareStatement(insert)) {
        for (int i = 0; i < ROWS; i++) {
          row.setString(1, "row %05d".formatted(i));
          row.setBytes(2, bytes("{\"a\":1}"));
          row.setBytes(
              3,
              bytes(
                  "{\"content\":\"old\",\"finish_reason\":\"stop\",\"model\":\"m\",\"prompt_tokens\":5}"));
          row.executeUpdate();
        }
      }
      statement.execute("COMMIT");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private int number(String query) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.getInt(1);
    }
  }

  @Test
  void givenVersionOne_keepsItsRowsAtAnUnknownTime() throws Exception {
    writeVersionOne();
    try (ResponseStore store = store()) {
      assertThat(store.get("row 00007"))
          .contains(
              new StoredResponse("row 00007", "{\"a\":1}", "old", "stop", "m", 5L, null, null));
      assertThat(store.stats().models())
          .containsEntry("m", new StoreStats.Model(ROWS, 5 * ROWS, 0, null, null));
      assertThat(store.prune(new Pruning(Instant.now(), null, false))).isZero();

      store.put(ResponseStoreContract.response("new", "A"));
      assertThat(store.stats().models().get("m").oldest()).isAfter("2025-01-01T00:00:00Z");
    }
    assertThat(number("PRAGMA user_version")).isEqualTo(2);
  }

  @Test
  void givenManyOpenersOfVersionOne_migratesOnce() throws Exception {
    writeVersionOne();
    Threads.run(
        8,
        i -> {
          try (ResponseStore store = store()) {
            assertThat(store.get("row 00000")).isPresent();
          }
        });
    assertThat(number("PRAGMA user_version")).isEqualTo(2);
  }

  @Test
  void givenKillInTheMiddle_isStillVersionOneAndThenMigrates() throws Exception {
    writeVersionOne();
    assertThat(Child.start("half-migrate", file).waitFor()).isEqualTo(9);

    assertThat(number("PRAGMA user_version")).isEqualTo(1);
    assertThat(number("SELECT count(*) FROM responses")).isEqualTo(ROWS);
    assertThat(number("SELECT count(*) FROM pragma_table_info('responses')")).isEqualTo(3);
    try (ResponseStore store = store()) {
      assertThat(store.stats().rows()).isEqualTo(ROWS);
    }
  }

  @Test
  void givenTwoProcessesOnANewFile_bothAgreeOnEveryRow() throws Exception {
    putByTwoProcesses();
    try (ResponseStore store = store()) {
      assertThat(store.stats().rows()).isEqualTo(ROWS);
    }
  }

  @Test
  void givenTwoProcessesOnVersionOne_bothMigrateAndKeepWhatWasThere() throws Exception {
    writeVersionOne();
    putByTwoProcesses();
    try (ResponseStore store = store()) {
      store.forEach(response -> assertThat(response.content()).isEqualTo("old"));
      assertThat(store.stats().rows()).isEqualTo(ROWS);
    }
  }

  /** Each child fails if it reads another answer than the one it was told is held. */
  private void putByTwoProcesses() throws Exception {
    Process forward = Child.start("put", file, "forward", String.valueOf(ROWS));
    Process backward = Child.start("put", file, "backward", String.valueOf(ROWS));
    assertThat(forward.waitFor()).isZero();
    assertThat(backward.waitFor()).isZero();
  }
}
