package dev.winnow.filters.rules.pii;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What was found in a text: hits that do not overlap, in order. */
final class Hits {
  private final TreeMap<Integer, Hit> byStart = new TreeMap<>();

  /**
   * A hit.
   *
   * @param start the index of its first character
   * @param end the index behind its last
   */
  record Hit(Kind kind, int start, int end) {}

  private Hits() {}

  /** All hits of these kinds, which are sorted. */
  static Collection<Hit> in(String text, Set<Kind> kinds) {
    Hits hits = new Hits();
    for (Kind kind : kinds) {
      kind.find(text, (start, end) -> hits.add(new Hit(kind, start, end)));
    }
    return hits.byStart.values();
  }

  private void add(Hit hit) {
    Map.Entry<Integer, Hit> before = byStart.lowerEntry(hit.end());
    if (before == null || before.getValue().end() <= hit.start()) {
      byStart.put(hit.start(), hit);
    }
  }
}
