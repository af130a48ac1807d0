package dev.winnow.generators.teacher;

import dev.winnow.generators.store.ResponseStore;
import dev.winnow.generators.store.StoreException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A live teacher with its store. From the outside in: first fatal fault, store, retries, governor,
 * preflight, commit, client. So a permit is held from before the call until its answer is
 * committed: a crash costs the calls in flight and no more.
 */
final class LiveTeacher implements Teacher, AutoCloseable {
  private final Line line;
  private final ResponseStore store;
  private final OpenAiTeacher client;
  private final Teacher chain;

  /**
   * @param line is given back with the teacher
   * @param store is closed with the teacher
   */
  LiveTeacher(TeacherSettings settings, Endpoint endpoint, Line line, ResponseStore store) {
    this.line = line;
    this.store = store;
    Turnstile turnstile = line.turnstile();
    client = new OpenAiTeacher(settings, endpoint, turnstile::told);
    FirstBadRequests kept = new FirstBadRequests(new KeptAnswers(client, store));
    Caller cheap = client.within(Preflight.LONGEST);
    Caller governed =
        new Governed(new Preflight(kept, cheap, turnstile, settings, endpoint), turnstile);
    Caller retries =
        new Retries(
            governed,
            settings.backoff(),
            () -> ThreadLocalRandom.current().nextDouble(),
            line.fatal()::sleep);
    chain =
        new FirstFatal(
            new StoredTeacher(settings, endpoint.baseUrl(), store, retries, kept::answered),
            line.fatal());
    rehearse();
  }

  /** Beside the preflight, which takes as long. */
  private void rehearse() {
    Thread thread =
        new Thread(
            () -> {
              try {
                client.rehearse();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "rehearsal");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public ChatAnswer ask(ChatRequest request) throws TeacherException, InterruptedException {
    return chain.ask(request);
  }

  @Override
  public boolean supportsSchema() {
    return chain.supportsSchema();
  }

  Line line() {
    return line;
  }

  /** Calls nothing more. */
  void stop() {
    line.fatal()
        .note(
            TeacherException.fatal(
                Fault.STOPPED, "the run was stopped", "The same command goes on from here"));
  }

  /** Waits for the calls in flight, but not for longer than this. */
  void awaitCalls(Duration longest) throws InterruptedException {
    line.turnstile().awaitNone(longest);
  }

  @Override
  public void close() throws StoreException {
    client.close();
    line.release();
    store.close();
  }
}
