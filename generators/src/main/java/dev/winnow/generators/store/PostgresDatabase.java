package dev.winnow.generators.store;

import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One PostgreSQL database: a connection that writes and a few that read. A server that is started
 * again, or a connection that drops, is waited for; a commit whose end was not heard of is made
 * again, which adds nothing twice.
 */
final class PostgresDatabase implements Database {
  private static final int READERS = 4;

  /**
   * Connection lost or not made, server going down or coming up, session idle for too long, too
   * many connections, deadlock, serialization failure.
   */
  private static final Set<String> PASSING =
      Set.of(
          "08000", "08001", "08003", "08006", "08007", "57P01", "57P02", "57P03", "57P05", "53300",
          "40P01", "40001");

  private static final Set<String> UNKNOWN_USER = Set.of("28000", "28P01", "08004");

  private final PostgresUrl url;
  private final Patience patience;
  private final PostgresConnection writer;
  private final BlockingQueue<PostgresConnection> readers = new ArrayBlockingQueue<>(READERS);

  private PostgresDatabase(PostgresUrl url, Properties properties, Patience patience) {
    this.url = url;
    this.patience = patience;
    writer = new PostgresConnection(url, properties);
    for (int i = 0; i < READERS; i++) {
      readers.add(new PostgresConnection(url, properties));
    }
  }

  /**
   * Opens the store; a server that is not there is not waited for.
   *
   * @param create whether tables are made where there are none
   * @param env where user and password are looked for: PGUSER, PGPASSWORD
   * @throws StoreException if it cannot be reached, is no response store or a newer one
   */
  static PostgresDatabase open(
      PostgresUrl url, boolean create, Map<String, String> env, Patience patience)
      throws StoreException {
    PostgresDatabase database =
        new PostgresDatabase(url, PostgresConnection.properties(env), patience);
    try {
      database.writer.write(
          connection -> {
            PostgresSchema.prepare(connection, url, create);
            return true;
          });
      return database;
    } catch (SQLException e) {
      throw database.failed("open", e);
    }
  }

  @Override
  public <T> T read(Work<T> work) throws StoreException {
    return patiently("read", () -> byReader(work));
  }

  private <T> T byReader(Work<T> work) throws SQLException, StoreException, InterruptedException {
    PostgresConnection reader = readers.poll(patience.most().toNanos(), TimeUnit.NANOSECONDS);
    if (reader == null) {
      throw new StoreException(
          "cannot read the response store " + url + ": no answer for " + patience.most());
    }
    try {
      return reader.read(work);
    } finally {
      readers.add(reader);
    }
  }

  @Override
  public <T> T write(Work<T> work) throws StoreException {
    synchronized (writer) {
      return patiently("write", () -> writer.write(work));
    }
  }

  private <T> T patiently(String what, Patience.Attempt<T> attempt) throws StoreException {
    try {
      return patience.retry(attempt, e -> PASSING.contains(String.valueOf(e.getSQLState())));
    } catch (SQLException e) {
      throw failed(what, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while waiting for the response store " + url, e);
    }
  }

  private StoreException failed(String what, SQLException e) {
    String mend =
        UNKNOWN_USER.contains(String.valueOf(e.getSQLState()))
            ? "; give user and password as PGUSER and PGPASSWORD in the environment, or in ~/.pgpass"
            : "";
    return new StoreException(
        "cannot " + what + " the response store " + url + ": " + e.getMessage() + mend, e);
  }

  @Override
  public String name() {
    return url.toString();
  }

  @Override
  public void close() throws StoreException {
    try {
      synchronized (writer) {
        writer.close();
      }
      for (int i = 0; i < READERS; i++) {
        PostgresConnection reader = readers.poll(patience.most().toNanos(), TimeUnit.NANOSECONDS);
        if (reader != null) {
          reader.close();
        }
      }
    } catch (SQLException e) {
      throw failed("close", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
