package dev.winnow.pipelines;

import org.jspecify.annotations.Nullable;

/** The runner cannot be used as it was asked for; the message says what to change. */
public final class RunnerException extends RuntimeException {
  private final boolean usage;

  private RunnerException(String message, boolean usage, @Nullable Throwable cause) {
    super(message, cause);
    this.usage = usage;
  }

  static RunnerException usage(String message) {
    return new RunnerException(message, true, null);
  }

  static RunnerException unreachable(String message, Throwable cause) {
    return new RunnerException(message, false, cause);
  }

  /** Whether the command line is wrong, not the world. */
  public boolean usage() {
    return usage;
  }
}
