package dev.winnow.filters.neardup;

/**
 * Each node's earlier neighbours, in one array by node (compressed sparse rows, made by a counting
 * sort).
 */
final class EarlierNeighbours {
  private final int[] starts;
  private final int[] nodes;
  private final double[] similarities;

  private EarlierNeighbours(int[] starts, int edges) {
    this.starts = starts;
    nodes = new int[edges];
    similarities = new double[edges];
  }

  static EarlierNeighbours of(int nodes, Edges edges) {
    // Two places on, so that filling the rows below leaves each start where it belongs.
    int[] starts = new int[nodes + 2];
    for (int i = 0; i < edges.size(); i++) {
      starts[FirstIndependentSet.checked(edges.later(i), nodes) + 2]++;
    }
    for (int node = 2; node < starts.length; node++) {
      starts[node] += starts[node - 1];
    }
    EarlierNeighbours neighbours = new EarlierNeighbours(starts, edges.size());
    for (int i = 0; i < edges.size(); i++) {
      int place = starts[edges.later(i) + 1]++;
      neighbours.nodes[place] = edges.earlier(i);
      neighbours.similarities[place] = edges.similarity(i);
    }
    return neighbours;
  }

  /** Where a node's neighbours begin; they end where the next node's begin. */
  int start(int node) {
    return starts[node];
  }

  int node(int index) {
    return nodes[index];
  }

  double similarity(int index) {
    return similarities[index];
  }
}
