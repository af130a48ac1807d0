package dev.winnow.generators.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables of an SQLite store: made in a new file, brought up to date in an old one. */
final class SqliteSchema {
  /** "WINW", kept in the file's {@code application_id}, so that no other database is touched. */
  static final int APPLICATION = 0x57494E57;

  static final ResponseTable TABLE = new ResponseTable("responses");

  private static final String CREATE =
      "CREATE TABLE responses (fingerprint TEXT PRIMARY KEY, request BLOB NOT NULL,"
          + " response BLOB NOT NULL, created INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID";

  /** What leads from version 1 to 2, from 2 to 3 and so on. */
  private static final List<String> MIGRATIONS =
      List.of("ALTER TABLE responses ADD COLUMN created INTEGER NOT NULL DEFAULT 0");

  private SqliteSchema() {}

  /**
   * Makes the tables or brings them up to date, in one transaction, so that processes may start at
   * once, and one that is killed leaves what was there.
   */
  static void prepare(Connection connection, Path file) throws SQLException, StoreException {
    SqliteDatabase.inTransaction(
        connection,
        same -> {
          try (Statement statement = same.createStatement()) {
            if (isNew(statement)) {
              statement.execute(CREATE);
              statement.execute("PRAGMA application_id = " + APPLICATION);
              statement.execute("PRAGMA user_version = " + SchemaVersion.CURRENT);
            } else {
              migrate(statement, version(statement, file));
            }
          }
          return true;
        });
  }

  /** Leads from this version to the current one, if it is not that. */
  static void migrate(Statement statement, int version) throws SQLException {
    for (int from = version; from < SchemaVersion.CURRENT; from++) {
      statement.execute(MIGRATIONS.get(from - 1));
      statement.execute("PRAGMA user_version = " + (from + 1));
    }
  }

  /**
   * Refuses what is no response store, or newer, without a change to the file.
   *
   * @param create whether an empty file will do
   */
  static void check(Connection connection, Path file, boolean create)
      throws SQLException, StoreException {
    try (Statement statement = connection.createStatement()) {
      if (!isNew(statement)) {
        version(statement, file);
      } else if (!create) {
        throw StoreException.missing(file.toString());
      }
    }
  }

  private static boolean isNew(Statement statement) throws SQLException {
    return number(statement, "PRAGMA application_id") == 0
        && number(statement, "PRAGMA user_version") == 0
        && number(statement, "SELECT count(*) FROM sqlite_master") == 0;
  }

  private static int version(Statement statement, Path file) throws SQLException, StoreException {
    if (number(statement, "PRAGMA application_id") != APPLICATION) {
      throw new StoreException(
          file + " is an SQLite database, but no response store: name another file");
    }
    int version = number(statement, "PRAGMA user_version");
    SchemaVersion.check(file.toString(), version, 1);
    return version;
  }

  private static int number(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      return result.next() ? result.getInt(1) : 0;
    }
  }
}
