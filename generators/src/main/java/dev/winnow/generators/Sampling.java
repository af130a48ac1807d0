package dev.winnow.generators;

import dev.winnow.generators.teacher.ChatRequest;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Settings;
import java.io.Serializable;
import java.util.List;

/**
 * How a teacher chooses its words.
 *
 * @param temperature from 0 to 2
 * @param topP from 0 to 1
 * @param maxTokens the most tokens of an answer
 */
public record Sampling(double temperature, double topP, int maxTokens) implements Serializable {
  /** The settings, by default as the method's paper has them. */
  public static List<Parameter> parameters(double temperature, double topP, int maxTokens) {
    return List.of(
        Parameter.number("temperature", "a temperature", "How freely the teacher samples.")
            .atLeast(0)
            .atMost(2)
            .orElse(temperature),
        Parameter.number("top_p", "a probability", "The probability mass sampled from.")
            .atLeast(0)
            .atMost(1)
            .orElse(topP),
        Parameter.integer("max_tokens", "a number of tokens", "The most tokens of an answer.")
            .atLeast(1)
            .orElse(maxTokens));
  }

  /** Reads checked settings. */
  public static Sampling of(Settings settings) {
    return new Sampling(
        settings.number("temperature"), settings.number("top_p"), settings.integer("max_tokens"));
  }

  /** The same at another temperature. */
  public Sampling at(double otherTemperature) {
    return new Sampling(otherTemperature, topP, maxTokens);
  }

  /** The question, to be answered so. */
  public ChatRequest of(ChatRequest request) {
    return request.sampled(temperature, topP, maxTokens);
  }
}
