package dev.winnow.generators.teacher;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request without an answer: why, and what a person can do. Never holds an API key. */
public final class TeacherException extends Exception {
  private final Fault fault;
  private final String detail;
  private final String mend;
  private final String raw;
  private @Nullable Duration retryAfter;
  private boolean unasked;

  private TeacherException(Fault fault, String detail, String mend, String raw) {
    super(mend.isEmpty() ? detail : detail + "\n" + mend);
    this.fault = fault;
    this.detail = detail;
    this.mend = mend;
    this.raw = raw;
  }

  /**
   * @param detail what happened
   * @param raw what the server sent, or its beginning
   */
  public static TeacherException failed(Fault fault, String detail, String raw) {
    return new TeacherException(fault, detail, "", raw);
  }

  /**
   * @param detail what happened
   * @param mend what a person can do
   */
  public static TeacherException fatal(Fault fault, String detail, String mend) {
    return new TeacherException(fault, detail, mend, "");
  }

  /** The same, with the time after which the server wants to be asked again. */
  TeacherException retryAfter(Optional<Duration> wait) {
    retryAfter = wait.orElse(null);
    return this;
  }

  /** The same, of a request that was not sent at all, because the server is down for everyone. */
  TeacherException unasked() {
    unasked = true;
    return this;
  }

  /** The same, with what lies behind it. */
  TeacherException because(Throwable cause) {
    initCause(cause);
    return this;
  }

  /** Whether this says nothing of the request: it was not sent. */
  boolean wasUnasked() {
    return unasked;
  }

  public Fault fault() {
    return fault;
  }

  /** Whether the run ends, to be resumed by the same command; otherwise only this request fails. */
  public boolean fatal() {
    return fault.fatal();
  }

  /** The reason that the ledger counts by. */
  public String reason() {
    return fault.reason();
  }

  /** What happened. */
  public String detail() {
    return detail;
  }

  /** What a person can do; empty where there is nothing. */
  public String mend() {
    return mend;
  }

  /** What the server sent, or its beginning. */
  public String raw() {
    return raw;
  }

  /** The time after which the server wants to be asked again, if it said so. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
