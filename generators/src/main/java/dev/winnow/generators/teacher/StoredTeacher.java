package dev.winnow.generators.teacher;

import dev.winnow.generators.store.ResponseStore;
import dev.winnow.generators.store.StoreException;
import dev.winnow.generators.store.StoredResponse;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Looks in the store first, and has the server called for what is not there. A request that is
 * asked twice at once makes one call.
 */
final class StoredTeacher implements Teacher {
  private final TeacherSettings settings;
  private final String baseUrl;
  private final ResponseStore store;
  private final Caller inner;
  private final Runnable found;
  private final Set<String> asking = new HashSet<>();

  /**
   * @param inner calls the server and keeps the answer in the store
   * @param found is told of each answer that was in the store
   */
  StoredTeacher(
      TeacherSettings settings, String baseUrl, ResponseStore store, Caller inner, Runnable found) {
    this.settings = settings;
    this.baseUrl = baseUrl;
    this.store = store;
    this.inner = inner;
    this.found = found;
  }

  @Override
  public ChatAnswer ask(ChatRequest request) throws TeacherException, InterruptedException {
    PreparedRequest prepared = PreparedRequest.of(settings, baseUrl, request);
    enter(prepared.fingerprint());
    try {
      Optional<StoredResponse> kept = store.get(prepared.fingerprint());
      if (kept.isEmpty()) {
        return inner.call(prepared);
      }
      found.run();
      return ChatAnswer.of(kept.get());
    } catch (StoreException e) {
      throw failed(e);
    } finally {
      leave(prepared.fingerprint());
    }
  }

  /** What a store's fault means for the run: no answer may be paid for that cannot be kept. */
  static TeacherException failed(StoreException e) {
    return TeacherException.fatal(
            Fault.STORE_FAILED,
            String.valueOf(e.getMessage()),
            "Mend this, or name another store by store; the same command then resumes")
        .because(e);
  }

  private void enter(String fingerprint) throws InterruptedException {
    synchronized (asking) {
      while (!asking.add(fingerprint)) {
        asking.wait();
      }
    }
  }

  private void leave(String fingerprint) {
    synchronized (asking) {
      asking.remove(fingerprint);
      asking.notifyAll();
    }
  }

  @Override
  public boolean supportsSchema() {
    return settings.profile().schemaMode() != Profile.SchemaMode.NONE;
  }
}
