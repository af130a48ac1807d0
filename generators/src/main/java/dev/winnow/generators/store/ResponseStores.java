package dev.winnow.generators.store;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;

/** Opens stores: an SQLite file, or a PostgreSQL database by its JDBC URL. */
public final class ResponseStores {
  private ResponseStores() {}

  /** Whether this names a database's server, not a file. */
  public static boolean isUrl(String store) {
    return store.toLowerCase(Locale.ROOT).startsWith("jdbc:");
  }

  /**
   * Checks a store's name, without a look at the store.
   *
   * @throws IllegalArgumentException if it is no path and no URL of PostgreSQL, or a URL that holds
   *     a user or password, which the message does not show
   */
  public static void check(String store) {
    if (isUrl(store)) {
      var unused = PostgresUrl.parse(store);
    } else {
      var unused = Path.of(store);
    }
  }

  /**
   * Opens a store, or makes it.
   *
   * @param store a path, or {@code jdbc:postgresql://host[:port]/db[?params]}
   * @param env the environment's variables: PGUSER and PGPASSWORD are read
   * @throws StoreException if it cannot be opened, is no response store or a newer one
   */
  public static ResponseStore open(String store, Map<String, String> env) throws StoreException {
    return open(store, true, env, InstantSource.system());
  }

  /**
   * Opens a store that is there; one of an older Winnow is brought up to date.
   *
   * @throws StoreException as {@link #open} does, and if there is none, see {@link
   *     StoreException#missing}
   */
  public static ResponseStore openExisting(String store, Map<String, String> env)
      throws StoreException {
    return open(store, false, env, InstantSource.system());
  }

  static ResponseStore open(
      String store, boolean create, Map<String, String> env, InstantSource clock)
      throws StoreException {
    return isUrl(store)
        ? postgres(store, create, env, clock)
        : new SqlResponseStore(SqliteDatabase.open(path(store), create), SqliteSchema.TABLE, clock);
  }

  private static ResponseStore postgres(
      String store, boolean create, Map<String, String> env, InstantSource clock)
      throws StoreException {
    PostgresUrl url;
    try {
      url = PostgresUrl.parse(store);
    } catch (IllegalArgumentException e) {
      throw new StoreException("cannot open the response store: " + e.getMessage());
    }
    return new SqlResponseStore(
        PostgresDatabase.open(url, create, env, Patience.STANDARD), PostgresSchema.TABLE, clock);
  }

  private static Path path(String store) throws StoreException {
    try {
      return Path.of(store);
    } catch (InvalidPathException e) {
      throw new StoreException("cannot open the response store: it is no path: " + e.getReason());
    }
  }
}
