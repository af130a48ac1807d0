package dev.winnow.generators.teacher;

import dev.winnow.templates.Turn;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a teacher is asked. What is null or empty is not sent.
 *
 * @param messages at least one; the last is the user's
 * @param temperature from 0 to 2
 * @param topP over 0, at most 1
 * @param maxTokens the most tokens of the answer
 * @param stop texts that end the answer
 * @param schema the form of the answer, sent where the server supports one
 * @param sample which of several answers to the same question, from 0
 * @param reask how often it was asked again because the answer was of no use, from 0
 */
public record ChatRequest(
    List<Turn> messages,
    @Nullable Double temperature,
    @Nullable Double topP,
    @Nullable Integer maxTokens,
    List<String> stop,
    @Nullable ResponseSchema schema,
    int sample,
    int reask)
    implements Serializable {
  public ChatRequest {
    messages = List.copyOf(messages);
    stop = List.copyOf(stop);
    if (messages.isEmpty() || sample < 0 || reask < 0) {
      throw new IllegalArgumentException("a request has a message, sample ≥ 0 and reask ≥ 0");
    }
  }

  /** A request that leaves everything to the server. */
  public static ChatRequest of(List<Turn> messages) {
    return new ChatRequest(messages, null, null, null, List.of(), null, 0, 0);
  }

  /** The same question with these sampling settings. */
  public ChatRequest sampled(double newTemperature, double newTopP, int newMaxTokens) {
    return new ChatRequest(
        messages, newTemperature, newTopP, newMaxTokens, stop, schema, sample, reask);
  }

  /** The same question, its answer in this form. */
  public ChatRequest withSchema(ResponseSchema form) {
    return new ChatRequest(messages, temperature, topP, maxTokens, stop, form, sample, reask);
  }

  /** The same question for another of its answers. */
  public ChatRequest withSample(int index) {
    return new ChatRequest(messages, temperature, topP, maxTokens, stop, schema, index, reask);
  }

  /** The same question, asked again. */
  public ChatRequest withReask(int index) {
    return new ChatRequest(messages, temperature, topP, maxTokens, stop, schema, sample, index);
  }
}
