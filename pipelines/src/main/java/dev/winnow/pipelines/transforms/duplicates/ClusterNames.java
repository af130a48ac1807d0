package dev.winnow.pipelines.transforms.duplicates;

import dev.winnow.filters.DuplicateFilter;
import dev.winnow.filters.neardup.Clusters;
import dev.winnow.filters.neardup.FirstIndependentSet;
import java.util.Arrays;

/**
 * What the clusters of similar rows are called: each by the least id of its rows' families. Rows of
 * one family are of one cluster, be it a lineage or a cluster that a filter before this one found.
 */
final class ClusterNames {
  private static final int NONE = -1;

  private final SpooledSketches rows;
  private final Clusters clusters;

  /** The row of the least family, by the row that stands for the cluster. */
  private final int[] least;

  private ClusterNames(SpooledSketches rows, Clusters clusters) {
    this.rows = rows;
    this.clusters = clusters;
    least = new int[rows.size()];
    Arrays.fill(least, NONE);
    for (int row = 0; row < least.length; row++) {
      int cluster = clusters.of(row);
      int before = least[cluster];
      if (before == NONE || rows.family(row).compareTo(rows.family(before)) < 0) {
        least[cluster] = row;
      }
    }
  }

  /**
   * Finds the clusters of all rows.
   *
   * @param set which of them stay
   */
  static ClusterNames of(SpooledSketches rows, DuplicateFilter filter, FirstIndependentSet set) {
    Clusters clusters =
        filter.exact()
            ? Clusters.exact(rows, set, filter.threshold())
            : Clusters.ofBuckets(rows, set, filter.threshold());
    clusters.uniteNamesakes(row -> rows.family(row).high());
    return new ClusterNames(rows, clusters);
  }

  /** The name of a row's cluster: an id. */
  String of(int row) {
    return rows.family(least[clusters.of(row)]).toString();
  }
}
