package dev.winnow.generators.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * One SQLite file: write-ahead log, synchronous FULL, so what is committed survives a power cut. A
 * connection that writes and one that reads, which wait for each other no more than processes do:
 * several may use the file at once. Not on a network file system.
 */
final class SqliteDatabase implements Database {
  private static final int BUSY_TIMEOUT_MILLIS = 60_000;
  private static final int BUSY = 5;
  private static final int LOCKED = 6;

  private final Path file;
  private final Connection writer;
  private final Connection reader;

  private SqliteDatabase(Path file, Connection writer, Connection reader) {
    this.file = file;
    this.writer = writer;
    this.reader = reader;
  }

  /**
   * Opens the store. SQLite does not wait where two change the journal mode at once: threads come
   * one at a time here, and processes try again.
   *
   * @param create whether a store, with its folders, is made where there is none
   * @throws StoreException if the file cannot be opened, is no response store or a newer one
   */
  static synchronized SqliteDatabase open(Path file, boolean create) throws StoreException {
    if (!create && !Files.exists(file)) {
      throw StoreException.missing(file.toString());
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      return Patience.STANDARD.retry(() -> opened(file, create), SqliteDatabase::busy);
    } catch (SQLException | IOException e) {
      throw new StoreException("cannot open the response store " + file + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while waiting for the response store " + file, e);
    }
  }

  private static boolean busy(SQLException e) {
    int code = e.getErrorCode() & 0xFF;
    return code == BUSY || code == LOCKED;
  }

  private static SqliteDatabase opened(Path file, boolean create)
      throws SQLException, StoreException {
    String url = "jdbc:sqlite:" + file.toAbsolutePath();
    // First without settings: to open with a write-ahead log would change another's file.
    try (Connection connection = plain().createConnection(url)) {
      SqliteSchema.check(connection, file, create);
    }
    Connection writer = null;
    try {
      SQLiteConfig config = plain();
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
      writer = config.createConnection(url);
      SqliteSchema.prepare(writer, file);
      return new SqliteDatabase(file, writer, plain().createConnection(url));
    } catch (SQLException | StoreException e) {
      close(writer, e);
      throw e;
    }
  }

  private static SQLiteConfig plain() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
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
  public <T> T read(Work<T> work) throws StoreException {
    synchronized (reader) {
      try {
        return work.with(reader);
      } catch (SQLException e) {
        throw failed("read", e);
      }
    }
  }

  @Override
  public <T> T write(Work<T> work) throws StoreException {
    synchronized (writer) {
      try {
        return inTransaction(writer, work);
      } catch (SQLException e) {
        throw failed("write", e);
      }
    }
  }

  /** By statements: the driver's own transactions begin the next one where one ends. */
  static <T> T inTransaction(Connection connection, Work<T> work)
      throws SQLException, StoreException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      try {
        T result = work.with(connection);
        statement.execute("COMMIT");
        return result;
      } catch (SQLException | StoreException | RuntimeException | Error e) {
        rollback(statement, e);
        throw e;
      }
    }
  }

  private static void rollback(Statement statement, Throwable reason) {
    try {
      statement.execute("ROLLBACK");
    } catch (SQLException e) { // a full disk, for instance, has rolled back already
      reason.addSuppressed(e);
    }
  }

  private StoreException failed(String what, SQLException e) {
    return new StoreException(
        "cannot " + what + " the response store " + file + ": " + e.getMessage(), e);
  }

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public void close() throws StoreException {
    try (writer) {
      synchronized (reader) {
        reader.close();
      }
    } catch (SQLException e) {
      throw failed("close", e);
    }
  }
}
