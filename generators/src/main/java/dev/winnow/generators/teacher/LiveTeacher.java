package dev.winnow.generators.teacher;

import dev.winnow.generators.store.ResponseStore;
import dev.winnow.generators.store.SqliteResponseStore;
import dev.winnow.generators.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A live teacher with its store: limit → store → retries → client, from the outside in, so that a
 * permit is held until the answer is committed.
 */
final class LiveTeacher implements Teacher, AutoCloseable {
  private final ResponseStore store;
  private final OpenAiTeacher client;
  private final Teacher chain;

  LiveTeacher(TeacherSettings settings, Endpoint endpoint, Path storeFile) throws StoreException {
    store = SqliteResponseStore.open(storeFile);
    client = new OpenAiTeacher(settings, endpoint);
    Teacher retrying =
        new RetryingTeacher(
            client, () -> ThreadLocalRandom.current().nextDouble(), LiveTeacher::sleep);
    Teacher stored = new StoredTeacher(settings, endpoint.baseUrl(), store, retrying);
    chain = new InFlightLimit(stored, settings.inFlight());
  }

  private static void sleep(Duration duration) throws InterruptedException {
    Thread.sleep(duration.toMillis());
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
