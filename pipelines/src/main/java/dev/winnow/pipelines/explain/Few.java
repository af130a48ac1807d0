package dev.winnow.pipelines.explain;

import java.util.ArrayList;
import java.util.List;

/** The first few of many, and how many there are. */
final class Few<T> {
  /** So many are held. */
  static final int MOST = 5;

  private final List<T> first = new ArrayList<>();
  private long count;

  void add(T one) {
    if (count++ < MOST) {
      first.add(one);
    }
  }

  List<T> first() {
    return List.copyOf(first);
  }

  long count() {
    return count;
  }

  /** How many are not held. */
  long more() {
    return count - first.size();
  }
}
