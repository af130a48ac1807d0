package dev.winnow.generators.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * The table of answers, in SQL that SQLite and PostgreSQL share.
 *
 * @param name the table's name
 */
record ResponseTable(String name) {
  private static final String COLUMNS = "fingerprint, request, response, created";

  Optional<StoredRow> get(Connection connection, String fingerprint) throws SQLException {
    String query = "SELECT " + COLUMNS + " FROM " + name + " WHERE fingerprint = ?";
    try (PreparedStatement select = connection.prepareStatement(query)) {
      select.setString(1, fingerprint);
      return rows(select).stream().findFirst();
    }
  }

  /** The rows behind a fingerprint, in the order of the fingerprints. */
  List<StoredRow> page(Connection connection, String after, int most) throws SQLException {
    String query =
        "SELECT "
            + COLUMNS
            + " FROM "
            + name
            + " WHERE fingerprint > ? ORDER BY fingerprint LIMIT "
            + most;
    try (PreparedStatement select = connection.prepareStatement(query)) {
      select.setString(1, after);
      return rows(select);
    }
  }

  private static List<StoredRow> rows(PreparedStatement select) throws SQLException {
    List<StoredRow> rows = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        rows.add(new StoredRow(row.getString(1), row.getBytes(2), row.getBytes(3), row.getLong(4)));
      }
    }
    return rows;
  }

  /**
   * Adds the rows whose fingerprint is new.
   *
   * @return what the table holds for each, in their order: the row itself if it was added
   */
  List<StoredRow> insert(Connection connection, List<StoredRow> rows) throws SQLException {
    // One order for all writers: PostgreSQL's writers wait for each other's fingerprints, and two
    // that wait for each other would be a deadlock. Equal fingerprints stay in their order.
    List<StoredRow> sorted = new ArrayList<>(rows);
    sorted.sort(Comparator.comparing(StoredRow::fingerprint));
    int[] added = insertSorted(connection, sorted);
    IdentityHashMap<StoredRow, StoredRow> held = new IdentityHashMap<>();
    for (int i = 0; i < added.length; i++) {
      StoredRow row = sorted.get(i);
      held.put(row, added[i] > 0 ? row : held(connection, row));
    }
    return rows.stream().map(held::get).toList();
  }

  private int[] insertSorted(Connection connection, List<StoredRow> rows) throws SQLException {
    String insert =
        "INSERT INTO " + name + " (" + COLUMNS + ") VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      for (StoredRow row : rows) {
        statement.setString(1, row.fingerprint());
        statement.setBytes(2, row.requestJson());
        statement.setBytes(3, row.responseJson());
        statement.setLong(4, row.created());
        statement.addBatch();
      }
      return statement.executeBatch();
    }
  }

  /** The row that was there first, or this one, should the other have been pruned meanwhile. */
  private StoredRow held(Connection connection, StoredRow row) throws SQLException {
    Optional<StoredRow> first = get(connection, row.fingerprint());
    while (first.isEmpty()) {
      if (insertSorted(connection, List.of(row))[0] > 0) {
        return row;
      }
      first = get(connection, row.fingerprint());
    }
    return first.get();
  }

  /** Removes rows and says how many of them were there. */
  long delete(Connection connection, List<String> fingerprints) throws SQLException {
    String delete = "DELETE FROM " + name + " WHERE fingerprint = ?";
    try (PreparedStatement statement = connection.prepareStatement(delete)) {
      for (String fingerprint : fingerprints) {
        statement.setString(1, fingerprint);
        statement.addBatch();
      }
      long deleted = 0;
      for (int count : statement.executeBatch()) {
        deleted += count;
      }
      return deleted;
    }
  }
}
