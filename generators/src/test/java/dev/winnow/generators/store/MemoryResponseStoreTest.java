package dev.winnow.generators.store;

import java.time.InstantSource;

class MemoryResponseStoreTest extends ResponseStoreContract {
  @Override
  ResponseStore store(InstantSource clock) {
    return new MemoryResponseStore(clock);
  }
}
