package dev.winnow.generators.store;

import dev.winnow.templates.Surrogates;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A teacher's answer as it is kept.
 *
 * @param fingerprint of the request, see {@link Fingerprint}
 * @param request the request's body as JSON
 * @param content the answer's text; unpaired surrogates are replaced
 * @param finishReason why the teacher stopped, as the server said it; empty if it said nothing
 * @param model the model as the server named it
 * @param promptTokens tokens of the prompt, or null if the server did not say
 * @param completionTokens tokens of the answer, or null if the server did not say
 * @param latencyMillis how long the server took, in milliseconds, or null if nobody measured it
 */
public record StoredResponse(
    String fingerprint,
    String request,
    String content,
    String finishReason,
    String model,
    @Nullable Long promptTokens,
    @Nullable Long completionTokens,
    @Nullable Long latencyMillis) {
  public StoredResponse {
    Objects.requireNonNull(fingerprint, "fingerprint");
    request = Surrogates.replaceLone(request);
    content = Surrogates.replaceLone(content);
    finishReason = Surrogates.replaceLone(finishReason);
    model = Surrogates.replaceLone(model);
  }
}
