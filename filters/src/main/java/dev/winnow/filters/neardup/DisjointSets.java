package dev.winnow.filters.neardup;

import java.util.stream.IntStream;

/** Numbers in sets that only ever grow together; 8 bytes a number. */
final class DisjointSets {
  private final int[] parents;
  private final int[] sizes;

  /** Each number alone. */
  DisjointSets(int count) {
    parents = IntStream.range(0, count).toArray();
    sizes = new int[count];
  }

  /** The number that stands for a number's set. */
  int find(int number) {
    int at = number;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  void unite(int a, int b) {
    int one = find(a);
    int other = find(b);
    if (one == other) {
      return;
    }
    int greater = sizes[one] >= sizes[other] ? one : other;
    int lesser = greater == one ? other : one;
    parents[lesser] = greater;
    sizes[greater] += sizes[lesser] + 1;
  }
}
