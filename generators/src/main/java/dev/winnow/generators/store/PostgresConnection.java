package dev.winnow.generators.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * A connection that is made when it is needed, and anew after each failure. For one thread at a
 * time.
 */
final class PostgresConnection {
  private final PostgresUrl url;
  private final Properties properties;
  private @Nullable Connection connection;

  PostgresConnection(PostgresUrl url, Properties properties) {
    this.url = url;
    this.properties = properties;
  }

  /** What a connection needs beside its URL. Holds the password. */
  static Properties properties(Map<String, String> env) {
    Properties properties = new Properties();
    put(properties, "user", env.get("PGUSER"));
    put(properties, "password", env.get("PGPASSWORD"));
    properties.put("ApplicationName", "winnow");
    properties.put("tcpKeepAlive", "true");
    // A server that vanished says nothing: in seconds, longer than any commit.
    properties.put("socketTimeout", "60");
    return properties;
  }

  private static void put(Properties properties, String key, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      properties.put(key, value);
    }
  }

  /** Reads, or does whatever needs no transaction. */
  <T> T read(Database.Work<T> work) throws SQLException, StoreException {
    return inOrder(work);
  }

  /** Writes in one transaction, committed when this returns. */
  <T> T write(Database.Work<T> work) throws SQLException, StoreException {
    return inOrder(
        open -> {
          open.setAutoCommit(false);
          T result = work.with(open);
          open.commit();
          open.setAutoCommit(true);
          return result;
        });
  }

  /** A connection on which anything failed is not used again; the server rolls back. */
  private <T> T inOrder(Database.Work<T> work) throws SQLException, StoreException {
    try {
      if (connection == null) {
        connection = connect();
      }
      return work.with(connection);
    } catch (SQLException | StoreException | RuntimeException | Error e) {
      try {
        close();
      } catch (SQLException also) {
        e.addSuppressed(also);
      }
      throw e;
    }
  }

  /** Not by the driver manager: it knows no drivers of other class loaders, as Flink has them. */
  private Connection connect() throws SQLException {
    Connection made = new Driver().connect(url.url(), properties);
    if (made == null) {
      throw new SQLException("the driver refuses the URL");
    }
    try (Statement statement = made.createStatement()) {
      made.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      statement.execute("SET synchronous_commit = on");
      return made;
    } catch (SQLException e) {
      made.close();
      throw e;
    }
  }

  void close() throws SQLException {
    Connection open = connection;
    connection = null;
    if (open != null) {
      open.close();
    }
  }
}
