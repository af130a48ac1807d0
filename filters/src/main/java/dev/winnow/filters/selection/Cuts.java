package dev.winnow.filters.selection;

import java.io.Serializable;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are taken, of each group and of all.
 *
 * @param groups a group without a cut is taken whole
 * @param whole of all rows that are taken of their groups; null to take them all
 * @param note what a person should know; empty if nothing
 * @param <R> ranks
 */
public record Cuts<R extends Comparable<R>>(
    SortedMap<String, Cut<R>> groups, @Nullable Cut<R> whole, String note) implements Serializable {
  public Cuts {
    groups = new TreeMap<>(groups);
  }

  /** Everything is taken. */
  static <R extends Comparable<R>> Cuts<R> none() {
    return new Cuts<>(new TreeMap<>(), null, "");
  }

  /** The first cut that a row is behind; null if the row is taken. */
  public @Nullable Cut<R> over(String group, R rank) {
    Cut<R> own = ((Map<String, Cut<R>>) groups).get(group);
    if (own != null && !own.takes(rank)) {
      return own;
    }
    return whole != null && !whole.takes(rank) ? whole : null;
  }
}
