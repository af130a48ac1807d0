package dev.winnow.generators.store;

/** The version of a store's tables, the same for every database. */
final class SchemaVersion {
  /** 2: when an answer was kept; in its JSON, how long it took. */
  static final int CURRENT = 2;

  private SchemaVersion() {}

  /**
   * @param oldest the first version that there was for this database
   * @throws StoreException if this program does not know the version
   */
  static void check(String name, int version, int oldest) throws StoreException {
    if (version < oldest || version > CURRENT) {
      throw new StoreException(
          name
              + " has version "
              + version
              + " of the response store; this Winnow knows version "
              + CURRENT
              + (oldest < CURRENT ? " and older ones" : "")
              + ": use the Winnow that wrote it, or name another store");
    }
  }
}
