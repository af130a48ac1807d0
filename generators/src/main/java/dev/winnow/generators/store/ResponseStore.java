package dev.winnow.generators.store;

import java.util.List;
import java.util.Optional;

/** Answers by fingerprint. Safe for many threads; what {@link #put} returned survives a crash. */
public interface ResponseStore extends AutoCloseable {
  /** The answer that is kept for a request, if there is one. */
  Optional<StoredResponse> get(String fingerprint) throws StoreException;

  /**
   * Keeps an answer, unless the store already has one for this request: the first stays.
   *
   * @return what the store now holds for the request, committed: the argument itself if it was
   *     added
   */
  default StoredResponse put(StoredResponse response) throws StoreException {
    return putAll(List.of(response)).get(0);
  }

  /**
   * Keeps several answers as {@link #put} does, in few commits.
   *
   * @return what the store now holds for each, in their order
   * @throws StoreException if one of them could not be kept; others may have been
   */
  List<StoredResponse> putAll(List<StoredResponse> responses) throws StoreException;

  /** How much is kept, by model. Reads every answer, a few at a time. */
  StoreStats stats() throws StoreException;

  /**
   * Shows every answer in the order of the fingerprints, a few in memory at a time. An answer that
   * is put or pruned meanwhile is shown or not.
   *
   * @throws E what the visitor throws; nothing is shown after it
   */
  <E extends Exception> void forEach(Visitor<E> visitor) throws StoreException, E;

  /**
   * Removes answers, a few at a time.
   *
   * @return how many were removed, or would be
   */
  long prune(Pruning pruning) throws StoreException;

  /** Ends after what is being put is committed; whatever is asked later fails. */
  @Override
  void close() throws StoreException;

  /** Is shown answers. */
  interface Visitor<E extends Exception> {
    void visit(StoredResponse response) throws E;
  }
}
