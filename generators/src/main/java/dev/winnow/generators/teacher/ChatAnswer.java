package dev.winnow.generators.teacher;

import dev.winnow.generators.store.StoredResponse;
import org.jspecify.annotations.Nullable;

/**
 * What a teacher said.
 *
 * @param content the text; never blank, no unpaired surrogates
 * @param finishReason why it stopped, as the server said it ({@code stop}, {@code length}); empty
 *     if it said nothing
 * @param model the model as the server named it
 * @param promptTokens tokens of the prompt, or null if the server did not say
 * @param completionTokens tokens of the answer, or null if the server did not say
 * @param fingerprint of the request, see {@link dev.winnow.generators.store.Fingerprint}
 * @param latencyMillis how long the server took, in milliseconds, or null if nobody measured it
 */
public record ChatAnswer(
    String content,
    String finishReason,
    String model,
    @Nullable Long promptTokens,
    @Nullable Long completionTokens,
    String fingerprint,
    @Nullable Long latencyMillis) {

  /** An answer of which nobody measured how long it took. */
  public ChatAnswer(
      String content,
      String finishReason,
      String model,
      @Nullable Long promptTokens,
      @Nullable Long completionTokens,
      String fingerprint) {
    this(content, finishReason, model, promptTokens, completionTokens, fingerprint, null);
  }

  /** An answer that was kept. */
  static ChatAnswer of(StoredResponse stored) {
    return new ChatAnswer(
        stored.content(),
        stored.finishReason(),
        stored.model(),
        stored.promptTokens(),
        stored.completionTokens(),
        stored.fingerprint(),
        stored.latencyMillis());
  }

  /** The answer as it is kept, with the body that it answers. */
  StoredResponse stored(String request) {
    return new StoredResponse(
        fingerprint,
        request,
        content,
        finishReason,
        model,
        promptTokens,
        completionTokens,
        latencyMillis);
  }

  /** The same, with how long the server took. */
  ChatAnswer after(long millis) {
    return new ChatAnswer(
        content, finishReason, model, promptTokens, completionTokens, fingerprint, millis);
  }

  /**
   * Why it stopped, for one of several rows that it holds: a row that is whole was there before the
   * answer was cut off, so that nothing is said of it then.
   */
  public String finishReasonOfPart() {
    return truncated() ? "" : finishReason;
  }

  /** Whether the answer stopped at the token limit, so that its end is missing. */
  public boolean truncated() {
    return finishReason.equals("length");
  }
}
