package dev.winnow.generators.teacher;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.generators.store.ResponseStore;
import dev.winnow.generators.store.StoreException;
import dev.winnow.generators.store.StoredResponse;
import dev.winnow.templates.Json;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Looks in the store first. What is not there is asked, committed to the store, and only then
 * returned; a fault is never stored. A request that is asked twice at once makes one call.
 */
final class StoredTeacher implements Teacher {
  private final TeacherSettings settings;
  private final String baseUrl;
  private final ResponseStore store;
  private final Teacher inner;
  private final Set<String> asking = new HashSet<>();

  StoredTeacher(TeacherSettings settings, String baseUrl, ResponseStore store, Teacher inner) {
    this.settings = settings;
    this.baseUrl = baseUrl;
    this.store = store;
    this.inner = inner;
  }

  @Override
  public ChatAnswer ask(ChatRequest request) throws TeacherException, InterruptedException {
    ObjectNode body = RequestBody.of(settings, request);
    String fingerprint = RequestBody.fingerprint(body, baseUrl, request);
    enter(fingerprint);
    try {
      Optional<StoredResponse> kept = store.get(fingerprint);
      if (kept.isPresent()) {
        return ChatAnswer.of(kept.get());
      }
      return ChatAnswer.of(store.put(inner.ask(request).stored(Json.text(body))));
    } catch (StoreException e) {
      throw TeacherException.fatal(
          Fault.STORE_FAILED,
          String.valueOf(e.getMessage()),
          "Mend this, or name another file by store; the same command then resumes");
    } finally {
      leave(fingerprint);
    }
  }

  private synchronized void enter(String fingerprint) throws InterruptedException {
    while (!asking.add(fingerprint)) {
      wait();
    }
  }

  private synchronized void leave(String fingerprint) {
    asking.remove(fingerprint);
    notifyAll();
  }

  @Override
  public boolean supportsSchema() {
    return inner.supportsSchema();
  }
}
