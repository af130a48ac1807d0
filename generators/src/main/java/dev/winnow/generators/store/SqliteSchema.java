package dev.winnow.generators.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables of an SQLite store: made in a new file, checked in an old one. */
final class SqliteSchema {
  /** Kept in the file's {@code user_version}. */
  static final int VERSION = 1;

  /** "WINW", kept in the file's {@code application_id}, so that no other database is touched. */
  static final int APPLICATION = 0x57494E57;

  private static final String TABLE =
      "CREATE TABLE responses (fingerprint TEXT PRIMARY KEY, request BLOB NOT NULL,"
          + " response BLOB NOT NULL) WITHOUT ROWID";

  private SqliteSchema() {}

  /** Makes or checks the tables, in one transaction, so that two processes may start at once. */
  static void prepare(Connection connection, Path file) throws SQLException, StoreException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      try {
        if (isNew(statement)) {
          statement.execute(TABLE);
          statement.execute("PRAGMA application_id = " + APPLICATION);
          statement.execute("PRAGMA user_version = " + VERSION);
        } else {
          check(statement, file);
        }
        statement.execute("COMMIT");
      } catch (SQLException | StoreException e) {
        statement.execute("ROLLBACK");
        throw e;
      }
    }
  }

  /** Refuses what is neither new nor a response store, without a change to the file. */
  static void refuseOthers(Connection connection, Path file) throws SQLException, StoreException {
    try (Statement statement = connection.createStatement()) {
      if (!isNew(statement)) {
        check(statement, file);
      }
    }
  }

  private static boolean isNew(Statement statement) throws SQLException {
    return number(statement, "PRAGMA application_id") == 0
        && number(statement, "PRAGMA user_version") == 0
        && number(statement, "SELECT count(*) FROM sqlite_master") == 0;
  }

  private static void check(Statement statement, Path file) throws SQLException, StoreException {
    if (number(statement, "PRAGMA application_id") != APPLICATION) {
      throw new StoreException(
          file + " is an SQLite database, but no response store: name another file");
    }
    int version = number(statement, "PRAGMA user_version");
    if (version != VERSION) {
      throw new StoreException(
          file
              + " has version "
              + version
              + " of the response store; this Winnow knows version "
              + VERSION
              + ": use the Winnow that wrote it, or name another file");
    }
  }

  private static int number(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      return result.next() ? result.getInt(1) : 0;
    }
  }
}
