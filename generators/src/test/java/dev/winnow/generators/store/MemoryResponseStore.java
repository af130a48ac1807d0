package dev.winnow.generators.store;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** A store that forgets. */
final class MemoryResponseStore implements ResponseStore {
  private record Kept(StoredResponse response, StoredRow row) {}

  private final ConcurrentSkipListMap<String, Kept> responses = new ConcurrentSkipListMap<>();
  private final InstantSource clock;
  private volatile boolean closed;

  MemoryResponseStore(InstantSource clock) {
    this.clock = clock;
  }

  private void checkOpen() throws StoreException {
    if (closed) {
      throw new StoreException("the response store in memory is closed");
    }
  }

  @Override
  public Optional<StoredResponse> get(String fingerprint) throws StoreException {
    checkOpen();
    return Optional.ofNullable(responses.get(fingerprint)).map(Kept::response);
  }

  @Override
  public List<StoredResponse> putAll(List<StoredResponse> all) throws StoreException {
    checkOpen();
    List<StoredResponse> held = new ArrayList<>();
    for (StoredResponse response : all) {
      Kept kept = new Kept(response, StoredRow.of(response, clock.instant()));
      Kept earlier = responses.putIfAbsent(response.fingerprint(), kept);
      held.add(earlier == null ? response : earlier.response());
    }
    return held;
  }

  @Override
  public StoreStats stats() throws StoreException {
    checkOpen();
    StoreStats.Sum sum = new StoreStats.Sum();
    responses.values().forEach(kept -> sum.add(kept.row(), kept.response()));
    return sum.stats();
  }

  @Override
  public <E extends Exception> void forEach(Visitor<E> visitor) throws StoreException, E {
    checkOpen();
    for (Kept kept : responses.values()) {
      visitor.visit(kept.response());
    }
  }

  @Override
  public long prune(Pruning pruning) throws StoreException {
    checkOpen();
    List<String> old =
        responses.values().stream()
            .filter(kept -> pruning.matches(kept.row().created(), kept.response()))
            .map(kept -> kept.response().fingerprint())
            .toList();
    if (!pruning.dryRun()) {
      old.forEach(responses::remove);
    }
    return old.size();
  }

  @Override
  public void close() {
    closed = true;
  }
}
