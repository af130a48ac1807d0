package dev.winnow.generators.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables of a PostgreSQL store, in the connection's current schema. */
final class PostgresSchema {
  static final ResponseTable TABLE = new ResponseTable("winnow_responses");

  private static final int OLDEST = 2;

  /** "WINW": who makes the tables holds this advisory lock. */
  private static final String LOCK = "SELECT pg_advisory_xact_lock(1464421975)";

  private static final String FIND =
      "SELECT to_regclass('winnow_store') IS NOT NULL, to_regclass('winnow_responses') IS NOT NULL";

  /** The order of "C" is the order of bytes, whatever the database's own. */
  private static final String CREATE =
      "CREATE TABLE winnow_responses (fingerprint text COLLATE \"C\" PRIMARY KEY,"
          + " request bytea NOT NULL, response bytea NOT NULL, created bigint NOT NULL)";

  private static final String CREATE_VERSION =
      "CREATE TABLE winnow_store (version integer NOT NULL,"
          + " only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row))";

  private PostgresSchema() {}

  /**
   * Makes or checks the tables, within a transaction; workers that start at once come one after the
   * other.
   *
   * @param create whether tables are made where there are none
   */
  static void prepare(Connection connection, PostgresUrl url, boolean create)
      throws SQLException, StoreException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL lock_timeout = '60s'");
      statement.execute(LOCK);
      if (!found(statement, url)) {
        if (!create) {
          throw StoreException.missing(url.toString());
        }
        statement.execute(CREATE);
        statement.execute(CREATE_VERSION);
        statement.execute(
            "INSERT INTO winnow_store (version) VALUES (" + SchemaVersion.CURRENT + ")");
      }
      try (ResultSet row = statement.executeQuery("SELECT version FROM winnow_store")) {
        SchemaVersion.check(url.toString(), row.next() ? row.getInt(1) : 0, OLDEST);
      }
    }
  }

  private static boolean found(Statement statement, PostgresUrl url)
      throws SQLException, StoreException {
    try (ResultSet row = statement.executeQuery(FIND)) {
      row.next();
      boolean version = row.getBoolean(1);
      if (version != row.getBoolean(2)) {
        throw new StoreException(
            url
                + " has only one of the tables winnow_store and winnow_responses, so they are no"
                + " response store: name another database, or a schema by currentSchema");
      }
      return version;
    }
  }
}
