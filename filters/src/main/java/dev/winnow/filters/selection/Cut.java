package dev.winnow.filters.selection;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Up to where ranked rows are taken.
 *
 * @param reason why those behind it go
 * @param places how many rows are taken
 * @param last the rank of the last of them; null if none is
 * @param <R> ranks
 */
public record Cut<R extends Comparable<R>>(String reason, int places, @Nullable R last)
    implements Serializable {

  /** Behind the first of these ranks, which are in order and more than that. */
  static <R extends Comparable<R>> Cut<R> behind(int places, List<R> ranks, String reason) {
    return new Cut<>(reason, places, places == 0 ? null : ranks.get(places - 1));
  }

  boolean takes(R rank) {
    return last != null && rank.compareTo(last) <= 0;
  }
}
