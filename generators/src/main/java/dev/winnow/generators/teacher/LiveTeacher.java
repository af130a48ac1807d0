package dev.winnow.generators.teacher;

import dev.winnow.generators.quota.Governor;
import dev.winnow.generators.quota.Quota;
import dev.winnow.generators.quota.Traffic;
import dev.winnow.generators.store.ResponseStore;
import dev.winnow.generators.store.StoreException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * A live teacher with its store. From the outside in: first fatal fault, store, retries, governor,
 * preflight, commit, client. So a permit is held from before the call until its answer is
 * committed: a crash costs the calls in flight and no more.
 */
final class LiveTeacher implements Teacher, AutoCloseable {
  /** Outages last longer than a single broken call. */
  private static final int PROBE_BACKOFFS = 2;

  private final FatalFault fatal = new FatalFault();
  private final ResponseStore store;
  private final Turnstile turnstile;
  private final OpenAiTeacher client;
  private final Teacher chain;

  /**
   * @param store is closed with the teacher
   * @param workers how many JVMs share the server's limits a minute
   */
  LiveTeacher(TeacherSettings settings, Endpoint endpoint, ResponseStore store, int workers) {
    this.store = store;
    DoubleSupplier jitter = () -> ThreadLocalRandom.current().nextDouble();
    turnstile =
        new Turnstile(
            new Governor(
                quota(settings, workers), settings.backoff().multipliedBy(PROBE_BACKOFFS), jitter),
            fatal,
            System::nanoTime);
    client = new OpenAiTeacher(settings, endpoint, turnstile::told);
    FirstBadRequests kept = new FirstBadRequests(new KeptAnswers(client, store));
    Caller cheap = client.within(Preflight.LONGEST);
    Caller governed =
        new Governed(new Preflight(kept, cheap, turnstile, settings, endpoint), turnstile);
    Caller retries = new Retries(governed, settings.backoff(), jitter, fatal::sleep);
    chain =
        new FirstFatal(
            new StoredTeacher(settings, endpoint.baseUrl(), store, retries, kept::answered), fatal);
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

  private static Quota quota(TeacherSettings settings, int workers) {
    return new Quota(
        settings.mostInFlight(),
        settings.inFlight() != null,
        settings.rpm(),
        settings.tpm(),
        workers);
  }

  @Override
  public ChatAnswer ask(ChatRequest request) throws TeacherException, InterruptedException {
    return chain.ask(request);
  }

  @Override
  public boolean supportsSchema() {
    return chain.supportsSchema();
  }

  Traffic traffic() {
    return turnstile.traffic();
  }

  /** Calls nothing more. */
  void stop() {
    fatal.note(
        TeacherException.fatal(
            Fault.STOPPED, "the run was stopped", "The same command goes on from here"));
  }

  /** Waits for the calls in flight, but not for longer than this. */
  void awaitCalls(Duration longest) throws InterruptedException {
    turnstile.awaitNone(longest);
  }

  @Override
  public void close() throws StoreException {
    client.close();
    store.close();
  }
}
