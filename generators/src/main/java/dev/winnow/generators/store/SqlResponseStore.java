package dev.winnow.generators.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Answers in a table of a database, committed in groups. */
final class SqlResponseStore implements ResponseStore {
  /** Rows of a page, of up to some 16 MB each. */
  private static final int PAGE = 32;

  private final Database database;
  private final ResponseTable table;
  private final InstantSource clock;
  private final GroupCommit<StoredRow> commits;
  private final AtomicBoolean closed = new AtomicBoolean();

  SqlResponseStore(Database database, ResponseTable table, InstantSource clock) {
    this.database = database;
    this.table = table;
    this.clock = clock;
    commits =
        new GroupCommit<>(
            rows -> database.write(connection -> table.insert(connection, rows)), closedMessage());
  }

  private String closedMessage() {
    return "the response store " + database.name() + " is closed";
  }

  private void checkOpen() throws StoreException {
    if (closed.get()) {
      throw new StoreException(closedMessage());
    }
  }

  @Override
  public Optional<StoredResponse> get(String fingerprint) throws StoreException {
    checkOpen();
    Optional<StoredRow> row = database.read(connection -> table.get(connection, fingerprint));
    return row.isPresent() ? Optional.of(response(row.get())) : Optional.empty();
  }

  private StoredResponse response(StoredRow row) throws StoreException {
    try {
      return row.response();
    } catch (IllegalArgumentException e) {
      throw new StoreException(
          "cannot read the response store " + database.name() + ": " + e.getMessage(), e);
    }
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // a row that was added comes back as itself
  public List<StoredResponse> putAll(List<StoredResponse> responses) throws StoreException {
    Instant now = clock.instant();
    List<StoredRow> rows = responses.stream().map(response -> StoredRow.of(response, now)).toList();
    List<StoredRow> held = commits.write(rows);
    List<StoredResponse> answers = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      boolean added = held.get(i) == rows.get(i);
      answers.add(added ? responses.get(i) : response(held.get(i)));
    }
    return answers;
  }

  /** Is shown rows, a page at a time. */
  private interface Pages<E extends Exception> {
    void page(List<StoredRow> rows) throws StoreException, E;
  }

  private <E extends Exception> void pages(Pages<E> pages) throws StoreException, E {
    checkOpen();
    String[] last = {""};
    List<StoredRow> rows;
    do {
      rows = database.read(connection -> table.page(connection, last[0], PAGE));
      pages.page(rows);
      last[0] = rows.isEmpty() ? last[0] : rows.get(rows.size() - 1).fingerprint();
    } while (rows.size() == PAGE);
  }

  @Override
  public <E extends Exception> void forEach(Visitor<E> visitor) throws StoreException, E {
    this.<E>pages(
        rows -> {
          for (StoredRow row : rows) {
            visitor.visit(response(row));
          }
        });
  }

  @Override
  public StoreStats stats() throws StoreException {
    StoreStats.Sum sum = new StoreStats.Sum();
    this.<StoreException>pages(
        rows -> {
          for (StoredRow row : rows) {
            StoredResponse readable = response(row);
            sum.add(row, readable);
          }
        });
    return sum.stats();
  }

  @Override
  public long prune(Pruning pruning) throws StoreException {
    long[] pruned = {0};
    this.<StoreException>pages(
        rows -> {
          List<String> old = new ArrayList<>();
          for (StoredRow row : rows) {
            if (pruning.matches(row.created(), response(row))) {
              old.add(row.fingerprint());
            }
          }
          pruned[0] += pruning.dryRun() || old.isEmpty() ? old.size() : delete(old);
        });
    return pruned[0];
  }

  private long delete(List<String> fingerprints) throws StoreException {
    return database.write(connection -> table.delete(connection, fingerprints));
  }

  @Override
  public void close() throws StoreException {
    if (closed.compareAndSet(false, true)) {
      commits.close();
      database.close();
    }
  }
}
