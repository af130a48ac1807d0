package dev.winnow.generators.teacher;

import dev.winnow.generators.store.ResponseStore;
import dev.winnow.generators.store.ResponseStores;
import dev.winnow.generators.store.StoreException;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A live teacher with its store: limit → store → retries → client, from the outside in, so that a
 * permit is held until the answer is committed. A fatal fault is looked for inside the limit and
 * before each try, so that nothing is paid for after it.
 */
final class LiveTeacher implements Teacher, AutoCloseable {
  private final ResponseStore store;
  private final OpenAiTeacher client;
  private final Teacher chain;

  LiveTeacher(
      TeacherSettings settings, Endpoint endpoint, String storeName, Map<String, String> env)
      throws StoreException {
    store = ResponseStores.open(storeName, env);
    client = new OpenAiTeacher(settings, endpoint);
    FatalFault fatal = new FatalFault();
    Teacher retrying =
        new RetryingTeacher(
            new FirstFatal(client, fatal),
            settings.backoff(),
            () -> ThreadLocalRandom.current().nextDouble(),
            fatal::sleep);
    Teacher stored = new StoredTeacher(settings, endpoint.baseUrl(), store, retrying);
    chain = new InFlightLimit(new FirstFatal(stored, fatal), settings.mostInFlight());
  }

  @Override
  public ChatAnswer ask(ChatRequest request) throws TeacherException, InterruptedException {
    return chain.ask(request);
  }

  @Override
  public boolean supportsSchema() {
    return chain.supportsSchema();
  }

  @Override
  public void close() throws StoreException {
    client.close();
    store.close();
  }
}
