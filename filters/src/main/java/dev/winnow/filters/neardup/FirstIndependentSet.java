package dev.winnow.filters.neardup;

import java.util.Arrays;

/**
 * Which of the similar rows stay: the lexicographically first maximal independent set of the graph
 * of similar pairs. In the order of the nodes, one stays unless an earlier one that stays is
 * similar to it. So no two that stay are similar, each that goes has a partner that stays and is
 * similar to it itself, and neither the order of the edges nor their repetition makes a difference.
 *
 * <p>The partner is, of the earlier neighbours that stay, the most similar one, the earliest where
 * several are. A copy ({@link Edges#addCopy}) always goes: for its representative if that stays, at
 * similarity 1, otherwise for the representative's partner, which is as similar to the copy.
 */
public final class FirstIndependentSet {
  private static final int NONE = -1;

  private final int[] partners;
  private final double[] similarities;

  private FirstIndependentSet(int nodes) {
    partners = new int[nodes];
    Arrays.fill(partners, NONE);
    similarities = new double[nodes];
  }

  /**
   * Time and memory are linear in nodes and edges.
   *
   * @param nodes how many; they are numbered from 0 in the order in which they have the right to
   *     stay
   * @throws IllegalArgumentException if an edge has a node that there is not
   */
  public static FirstIndependentSet of(int nodes, Edges edges) {
    FirstIndependentSet set = new FirstIndependentSet(nodes);
    int[] representatives = representatives(nodes, edges);
    EarlierNeighbours neighbours = EarlierNeighbours.of(nodes, edges);
    for (int node = 0; node < nodes; node++) {
      if (representatives[node] != NONE) {
        set.dropCopy(node, representatives[node]);
      } else {
        set.decide(node, neighbours);
      }
    }
    return set;
  }

  private static int[] representatives(int nodes, Edges edges) {
    int[] representatives = new int[nodes];
    Arrays.fill(representatives, NONE);
    for (int i = 0; i < edges.copyCount(); i++) {
      int copy = checked(edges.copy(i), nodes);
      int known = representatives[copy];
      int representative = edges.representative(i);
      representatives[copy] = known == NONE ? representative : Math.min(known, representative);
    }
    return representatives;
  }

  static int checked(int node, int nodes) {
    if (node >= nodes) {
      throw new IllegalArgumentException("node " + node + " of " + nodes);
    }
    return node;
  }

  private void dropCopy(int copy, int representative) {
    boolean first = stays(representative);
    partners[copy] = first ? representative : partners[representative];
    similarities[copy] = first ? 1 : similarities[representative];
  }

  private void decide(int node, EarlierNeighbours neighbours) {
    for (int i = neighbours.start(node); i < neighbours.start(node + 1); i++) {
      int other = neighbours.node(i);
      double similarity = neighbours.similarity(i);
      if (stays(other) && isBetter(similarity, other, node)) {
        partners[node] = other;
        similarities[node] = similarity;
      }
    }
  }

  private boolean isBetter(double similarity, int other, int node) {
    return partners[node] == NONE
        || similarity > similarities[node]
        || (similarity == similarities[node] && other < partners[node]);
  }

  /** Whether the node stays. */
  public boolean stays(int node) {
    return partners[node] == NONE;
  }

  /** The node that stays in place of this one; −1 if this one stays. */
  public int partner(int node) {
    return partners[node];
  }

  /** How similar the partner is; 0 if the node stays. */
  public double similarity(int node) {
    return similarities[node];
  }
}
