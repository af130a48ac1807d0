package dev.winnow.generators.store;

import dev.winnow.templates.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * Answers in one SQLite file: write-ahead log, synchronous FULL, a commit an answer (about a
 * millisecond), so an answer that was returned survives a power cut. Several processes may use the
 * file at once; not on a network file system.
 */
public final class SqliteResponseStore implements ResponseStore {
  private static final int BUSY_TIMEOUT_MILLIS = 60_000;

  private final Path file;
  private final Connection connection;
  private final PreparedStatement select;
  private final PreparedStatement insert;

  private SqliteResponseStore(Path file, Connection connection) throws SQLException {
    this.file = file;
    this.connection = connection;
    select =
        connection.prepareStatement(
            "SELECT request, response FROM responses WHERE fingerprint = ?");
    insert =
        connection.prepareStatement(
            "INSERT OR IGNORE INTO responses (fingerprint, request, response) VALUES (?, ?, ?)");
  }

  /**
   * Opens the store, or makes it, with its folders. One at a time: SQLite does not wait where two
   * connections change the journal mode at once.
   *
   * @throws StoreException if the file cannot be opened, is no response store or a newer one
   */
  public static synchronized SqliteResponseStore open(Path file) throws StoreException {
    Connection connection = null;
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      refuseOthers(file);
      connection = config().createConnection("jdbc:sqlite:" + file.toAbsolutePath());
      SqliteSchema.prepare(connection, file);
      return new SqliteResponseStore(file, connection);
    } catch (SQLException | IOException e) {
      close(connection, e);
      throw new StoreException("cannot open the response store " + file + ": " + e.getMessage(), e);
    } catch (StoreException e) {
      close(connection, e);
      throw e;
    }
  }

  /** On a connection that sets nothing: to open with a write-ahead log changes the file. */
  private static void refuseOthers(Path file) throws SQLException, StoreException {
    SQLiteConfig plain = new SQLiteConfig();
    plain.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    try (Connection connection = plain.createConnection("jdbc:sqlite:" + file.toAbsolutePath())) {
      SqliteSchema.refuseOthers(connection, file);
    }
  }

  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    return config;
  }

  private static void close(@Nullable Connection connection, Exception reason) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  @Override
  public synchronized Optional<StoredResponse> get(String fingerprint) throws StoreException {
    try {
      select.setString(1, fingerprint);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(read(fingerprint, row)) : Optional.empty();
      }
    } catch (SQLException | IllegalArgumentException e) {
      throw failed("read", e);
    }
  }

  private static StoredResponse read(String fingerprint, ResultSet row) throws SQLException {
    String request = new String(row.getBytes(1), StandardCharsets.UTF_8);
    String response = new String(row.getBytes(2), StandardCharsets.UTF_8);
    return StoredResponseJson.read(fingerprint, request, StoredResponseJson.tree(response));
  }

  @Override
  public synchronized StoredResponse put(StoredResponse response) throws StoreException {
    String json = Json.text(StoredResponseJson.response(response));
    try {
      insert.setString(1, response.fingerprint());
      insert.setBytes(2, response.request().getBytes(StandardCharsets.UTF_8));
      insert.setBytes(3, json.getBytes(StandardCharsets.UTF_8));
      if (insert.executeUpdate() == 1) {
        return response;
      }
    } catch (SQLException e) {
      throw failed("write", e);
    }
    return get(response.fingerprint()).orElse(response);
  }

  private StoreException failed(String what, Exception e) {
    return new StoreException(
        "cannot " + what + " the response store " + file + ": " + e.getMessage(), e);
  }

  @Override
  public synchronized void close() throws StoreException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed("close", e);
    }
  }
}
