package dev.winnow.generators.store;

import java.util.Optional;

/** Answers by fingerprint. Safe for many threads; what {@link #put} returned survives a crash. */
public interface ResponseStore extends AutoCloseable {
  /** The answer that is kept for a request, if there is one. */
  Optional<StoredResponse> get(String fingerprint) throws StoreException;

  /**
   * Keeps an answer, unless the store already has one for this request: the first stays.
   *
   * @return what the store now holds for the request, committed
   */
  StoredResponse put(StoredResponse response) throws StoreException;

  @Override
  void close() throws StoreException;
}
