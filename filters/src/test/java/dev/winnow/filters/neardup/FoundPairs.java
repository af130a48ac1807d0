package dev.winnow.filters.neardup;

import java.util.ArrayList;
import java.util.List;

/** Pairs and copies as texts, so that they can be compared as sets. */
final class FoundPairs implements PairConsumer {
  final List<String> pairs = new ArrayList<>();
  final Edges edges = new Edges();

  @Override
  public void add(int earlier, int later, double similarity) {
    pairs.add(earlier + " " + later + " " + similarity);
    edges.add(earlier, later, similarity);
  }

  @Override
  public void addCopy(int representative, int copy) {
    pairs.add(representative + " = " + copy);
    edges.addCopy(representative, copy);
  }
}
