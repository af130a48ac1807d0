package dev.winnow.generators.store;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How much a store keeps.
 *
 * @param rows how many answers
 * @param bytes of requests and answers as they are kept, without the database's own
 * @param models by the model as the server named it
 */
public record StoreStats(long rows, long bytes, SortedMap<String, Model> models) {
  public StoreStats {
    models = Collections.unmodifiableSortedMap(new TreeMap<>(models));
  }

  /**
   * What is kept of a model.
   *
   * @param rows how many answers
   * @param promptTokens as far as the server counted them
   * @param completionTokens as far as the server counted them
   * @param oldest when the first was kept; null if it is unknown of all
   * @param newest when the last was kept; null if it is unknown of all
   */
  public record Model(
      long rows,
      long promptTokens,
      long completionTokens,
      @Nullable Instant oldest,
      @Nullable Instant newest) {
    private static Model of(long created, StoredResponse response) {
      Instant time = created == StoredRow.UNKNOWN ? null : Instant.ofEpochSecond(created);
      return new Model(
          1, known(response.promptTokens()), known(response.completionTokens()), time, time);
    }

    private Model plus(Model other) {
      return new Model(
          rows + other.rows,
          promptTokens + other.promptTokens,
          completionTokens + other.completionTokens,
          first(oldest, other.oldest, true),
          first(newest, other.newest, false));
    }

    private static long known(@Nullable Long count) {
      return count == null ? 0 : count;
    }

    private static @Nullable Instant first(
        @Nullable Instant one, @Nullable Instant other, boolean earlier) {
      if (one == null || other == null) {
        return one == null ? other : one;
      }
      return one.isBefore(other) == earlier ? one : other;
    }
  }

  /** Adds up rows. */
  static final class Sum {
    private long rows;
    private long bytes;
    private final SortedMap<String, Model> models = new TreeMap<>();

    void add(StoredRow row, StoredResponse response) {
      rows++;
      bytes += row.bytes();
      models.merge(response.model(), Model.of(row.created(), response), Model::plus);
    }

    StoreStats stats() {
      return new StoreStats(rows, bytes, models);
    }
  }
}
