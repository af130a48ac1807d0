package dev.winnow.generators.quota;

import org.jspecify.annotations.Nullable;

/**
 * What a run may ask of a server, as far as it is known.
 *
 * @param mostInFlight the most calls at once of one worker, at least 1
 * @param stated whether the recipe names that number, so that it may be reached at once
 * @param rpm requests a minute over all workers; null if unknown
 * @param tpm tokens a minute over all workers; null if unknown
 * @param workers how many governors share the limits a minute, at least 1
 */
public record Quota(
    int mostInFlight, boolean stated, @Nullable Integer rpm, @Nullable Integer tpm, int workers) {
  public Quota {
    if (mostInFlight < 1 || workers < 1) {
      throw new IllegalArgumentException("a quota has a call in flight and a worker at least");
    }
  }

  /** This worker's calls a second; infinite if unknown. */
  double callsPerSecond() {
    return perSecond(rpm);
  }

  /** This worker's tokens a second; infinite if unknown. */
  double tokensPerSecond() {
    return perSecond(tpm);
  }

  private double perSecond(@Nullable Integer perMinute) {
    return perMinute == null ? Double.POSITIVE_INFINITY : perMinute / 60.0 / workers;
  }
}
