package dev.winnow.generators.teacher;

import java.util.Locale;

/** What can go wrong with a request, how often it is tried again, and whether it ends the run. */
public enum Fault {
  /** 429. */
  RATE_LIMITED(0, false),
  /** 5xx, but for those of an overloaded server. */
  SERVER_ERROR(6, false),
  /** 503, 529. */
  OVERLOADED(6, false),
  /** No whole answer within the timeout. */
  TIMEOUT(6, false),
  /** The connection broke, or could not be made although earlier ones could. */
  CONNECTION_LOST(6, false),
  /** Not the JSON of an answer: empty, HTML, cut off, too long. */
  BAD_BODY(3, false),
  /** An answer without a text. */
  EMPTY_ANSWER(2, false),
  /** The model refused. */
  REFUSAL(0, false),
  /** The provider's filter withheld the answer. */
  CONTENT_FILTER(0, false),
  /** Prompt and answer do not fit the model's context. */
  CONTEXT_OVERFLOW(0, false),
  /** 400 and kin. */
  BAD_REQUEST(0, false),
  /** 401. */
  UNAUTHORIZED(0, true),
  /** 403. */
  FORBIDDEN(0, true),
  /** 404: no such model, or no chat server at this address. */
  NOT_FOUND(0, true),
  /** The account has nothing left to spend. */
  INSUFFICIENT_QUOTA(0, true),
  /** The first requests were all refused as malformed. */
  BAD_REQUESTS(0, true),
  /** What answers at this address is no chat server. */
  NO_CHAT_SERVER(0, true),
  /** The server wants us to wait, or is down, for longer than a run waits. */
  WAIT_TOO_LONG(0, true),
  /** No connection could be made, before any succeeded. */
  UNREACHABLE(0, true),
  /** The recorded answers lack this one. */
  NOT_RECORDED(0, true),
  /** The response store cannot be read or written. */
  STORE_FAILED(0, true),
  /** A person stopped the run. */
  STOPPED(0, true);

  private final int retries;
  private final boolean fatal;

  Fault(int retries, boolean fatal) {
    this.retries = retries;
    this.fatal = fatal;
  }

  /**
   * How often a request that met this fault is tried again; rate limits and outages are waited for
   * instead.
   */
  public int retries() {
    return retries;
  }

  /** Whether the run ends, to be resumed by the same command. */
  public boolean fatal() {
    return fatal;
  }

  /** The reason that the ledger counts by. */
  public String reason() {
    return name().toLowerCase(Locale.ROOT);
  }
}
