package dev.winnow.generators.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Connections to one database: many readers, and one that writes. Safe for many threads. */
interface Database extends AutoCloseable {
  /** What is done with a connection. It may be done again after a failure that passes. */
  interface Work<T> {
    T with(Connection connection) throws SQLException, StoreException;
  }

  /** Reads; never waits for those who write. */
  <T> T read(Work<T> work) throws StoreException;

  /** Writes in one transaction, committed when this returns; one after the other. */
  <T> T write(Work<T> work) throws StoreException;

  /** The database as messages name it, without anything secret. */
  String name();

  @Override
  void close() throws StoreException;
}
