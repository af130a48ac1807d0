package dev.winnow.filters.selection;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first of many things in their order, whatever the order they come in. Holds at most a quarter
 * more than are wanted.
 *
 * @param <R> ordered so that no two are equal
 */
public final class First<R extends Comparable<R>> {
  private static final int SLACK = 1024;

  private final int most;
  private final List<R> found = new ArrayList<>();
  private @Nullable R last;

  /**
   * @param most how many are wanted, at least 1
   */
  public First(int most) {
    this.most = most;
  }

  /** One more. */
  public void add(R one) {
    if (last != null && one.compareTo(last) > 0) {
      return;
    }
    found.add(one);
    if (found.size() > (long) most + most / 4 + SLACK) {
      trim();
    }
  }

  private void trim() {
    found.sort(null);
    if (found.size() > most) {
      found.subList(most, found.size()).clear();
      last = found.get(most - 1);
    }
  }

  /** The first of all so far, in order. */
  public List<R> inOrder() {
    trim();
    return List.copyOf(found);
  }
}
