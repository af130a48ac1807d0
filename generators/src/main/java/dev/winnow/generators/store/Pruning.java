package dev.winnow.generators.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which answers to remove: those that meet every condition given. At least one is.
 *
 * @param before kept before this time; an answer whose time is unknown is never removed by its age
 * @param model the model as the server named it
 * @param dryRun whether they are counted only
 */
public record Pruning(@Nullable Instant before, @Nullable String model, boolean dryRun) {
  public Pruning {
    if (before == null && model == null) {
      throw new IllegalArgumentException("pruning needs an age or a model");
    }
  }

  boolean matches(long created, StoredResponse response) {
    boolean old =
        before == null || (created != StoredRow.UNKNOWN && created < before.getEpochSecond());
    return old && (model == null || response.model().equals(model));
  }
}
