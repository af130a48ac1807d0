package dev.winnow.filters.selection;

import java.io.Serializable;

/**
 * Which rows are held out to validate with. What is hashed is the name of the row's cluster, so
 * that all of a cluster go to one side, and none changes sides because others come or go.
 *
 * @param share of all clusters, over 0 and under 1
 * @param seed another one holds out others
 */
public record Holdout(double share, long seed) implements Serializable {
  /** What the rows held out are called, in recipes and in the names of files. */
  public static final String NAME = "validation";

  /** Makes it another hash than that of a random sample, which may have taken the highest only. */
  private static final String PURPOSE = NAME + " ";

  /** A double has so many bits of a number in [0, 1). */
  private static final int BITS = 53;

  /** Whether the cluster of this name is held out. */
  public boolean takes(String cluster) {
    long hash = SeededHash.of(PURPOSE + cluster, seed) >>> (Long.SIZE - BITS);
    return hash * 0x1p-53 < share;
  }
}
