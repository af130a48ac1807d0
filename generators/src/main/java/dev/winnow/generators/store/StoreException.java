package dev.winnow.generators.store;

/** The store cannot be opened, read or written: which, why and what to do. */
public final class StoreException extends Exception {
  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
