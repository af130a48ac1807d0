package dev.winnow.generators.store;

/** The store cannot be opened, read or written: which, why and what to do. No passwords. */
public final class StoreException extends Exception {
  private final boolean missing;

  public StoreException(String message) {
    super(message);
    missing = false;
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
    missing = false;
  }

  private StoreException(String message, boolean missing) {
    super(message);
    this.missing = missing;
  }

  /** There is no store where one was to be read. */
  static StoreException missing(String name) {
    return new StoreException("there is no response store at " + name, true);
  }

  /** Whether there is no store at all where one was to be read. */
  public boolean missing() {
    return missing;
  }
}
