package dev.winnow.generators.store;

class MemoryResponseStoreTest extends ResponseStoreContract {
  @Override
  ResponseStore store() {
    return new MemoryResponseStore();
  }
}
