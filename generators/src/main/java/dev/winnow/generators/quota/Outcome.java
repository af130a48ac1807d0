package dev.winnow.generators.quota;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a call, as far as a governor cares. */
public sealed interface Outcome {
  /**
   * The server answered.
   *
   * @param promptTokens as the server counted them; null if it did not say
   * @param completionTokens as the server counted them; null if it did not say
   */
  record Answered(@Nullable Long promptTokens, @Nullable Long completionTokens)
      implements Outcome {}

  /** The server answered something that is of no use for this request alone. */
  record Useless() implements Outcome {}

  /**
   * The server refused for now: a rate limit.
   *
   * @param retryAfter what it wants us to wait; null if it did not say
   */
  record Refused(@Nullable Duration retryAfter) implements Outcome {}

  /**
   * The server could not: it is overloaded, did not answer in time, or is not there.
   *
   * @param retryAfter what it wants us to wait; null if it did not say
   */
  record Overloaded(@Nullable Duration retryAfter) implements Outcome {}

  /**
   * The server broke over this call.
   *
   * @param retryAfter what it wants us to wait; null if it did not say
   */
  record Broken(@Nullable Duration retryAfter) implements Outcome {}

  /** Nothing was asked, or nothing is known of it: the run is being stopped. */
  record Abandoned() implements Outcome {}
}
