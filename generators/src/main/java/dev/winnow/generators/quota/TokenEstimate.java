package dev.winnow.generators.quota;

import org.jspecify.annotations.Nullable;

/**
 * What a call will cost in tokens: a quarter of the prompt's bytes, corrected by what servers
 * counted, and the moving average of answers; before the first answer, the most it may have.
 */
final class TokenEstimate {
  /** What an answer may cost of which nothing is known. */
  static final int UNLIMITED = 1024;

  private static final double WEIGHT = 1 / 32.0;
  private static final double BYTES_A_TOKEN = 4;

  private double correction = 1;
  private double answer = Double.NaN;

  double of(long promptBytes, @Nullable Integer mostTokens) {
    int most = mostTokens == null ? Integer.MAX_VALUE : mostTokens;
    double completion = Double.isNaN(answer) ? Math.min(most, UNLIMITED) : Math.min(most, answer);
    return promptBytes / BYTES_A_TOKEN * correction + completion;
  }

  void learn(long promptBytes, long promptTokens, long completionTokens) {
    double guessed = Math.max(1, promptBytes / BYTES_A_TOKEN);
    correction += WEIGHT * (promptTokens / guessed - correction);
    answer =
        Double.isNaN(answer) ? completionTokens : answer + WEIGHT * (completionTokens - answer);
  }
}
