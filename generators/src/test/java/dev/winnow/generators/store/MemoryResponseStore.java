package dev.winnow.generators.store;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A store that forgets. */
final class MemoryResponseStore implements ResponseStore {
  private final Map<String, StoredResponse> responses = new ConcurrentHashMap<>();

  @Override
  public Optional<StoredResponse> get(String fingerprint) {
    return Optional.ofNullable(responses.get(fingerprint));
  }

  @Override
  public StoredResponse put(StoredResponse response) {
    StoredResponse earlier = responses.putIfAbsent(response.fingerprint(), response);
    return earlier == null ? response : earlier;
  }

  @Override
  public void close() {}
}
