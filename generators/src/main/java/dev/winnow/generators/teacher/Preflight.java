package dev.winnow.generators.teacher;

import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import java.time.Duration;
import java.util.List;

/**
 * Before the first call, and before the first one after an outage, a cheap one: it tells a wrong
 * key, model or address before the bulk is sent, and a server that is down from a request that
 * breaks it. Its answer is not kept. The governor lets only one call go until the server has
 * answered.
 */
final class Preflight implements Caller {
  /** Some servers refuse fewer. */
  private static final int MOST_TOKENS = 16;

  /** A body that was cut off on the way is no proof. */
  private static final int TRIES = 3;

  /** Long enough for a server that loads its model first; a silent one is asked again. */
  static final Duration LONGEST = Duration.ofMinutes(1);

  private final Caller inner;
  private final Caller client;
  private final Turnstile turnstile;
  private final TeacherSettings settings;
  private final Endpoint endpoint;
  private volatile boolean passed;

  /**
   * @param inner for the request itself
   * @param client for the cheap call, with {@link #LONGEST} as its timeout
   */
  Preflight(
      Caller inner,
      Caller client,
      Turnstile turnstile,
      TeacherSettings settings,
      Endpoint endpoint) {
    this.inner = inner;
    this.client = client;
    this.turnstile = turnstile;
    this.settings = settings;
    this.endpoint = endpoint;
  }

  @Override
  public ChatAnswer call(PreparedRequest request) throws TeacherException, InterruptedException {
    if (turnstile.outage()) {
      probe(TRIES);
      passed = true;
      turnstile.recovered();
    }
    return inner.call(request);
  }

  /** Returns if the server answers as a chat server, be it nonsense. */
  private void probe(int tries) throws TeacherException, InterruptedException {
    try {
      client.call(cheap());
    } catch (TeacherException e) {
      switch (e.fault()) {
        case EMPTY_ANSWER, REFUSAL, CONTENT_FILTER, CONTEXT_OVERFLOW -> {}
        case BAD_REQUEST -> refuse(e);
        case BAD_BODY -> {
          if (tries > 1) {
            probe(tries - 1);
          } else {
            refuse(e);
          }
        }
        default -> throw e.unasked();
      }
    }
  }

  private void refuse(TeacherException e) throws TeacherException {
    if (!passed) {
      throw TeacherException.fatal(
          Fault.NO_CHAT_SERVER,
          "a small first call was of no use to the server: " + e.detail(),
          "Check that "
              + endpoint
              + " is the base URL of a chat server (most end in /v1), that it has the model \""
              + settings.model()
              + "\", and that profile \""
              + settings.profile().label()
              + "\" fits it; the same command then resumes");
    }
  }

  private PreparedRequest cheap() {
    ChatRequest request =
        new ChatRequest(
            List.of(new Turn(Role.USER, "Say OK.")),
            null,
            null,
            MOST_TOKENS,
            List.of(),
            null,
            0,
            0);
    return PreparedRequest.of(limited(), endpoint.baseUrl(), request);
  }

  /** The settings' own limit of tokens is left out: the call shall be cheap. */
  private TeacherSettings limited() {
    return settings.withMaxTokens(MOST_TOKENS);
  }
}
