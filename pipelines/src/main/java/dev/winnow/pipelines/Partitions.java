package dev.winnow.pipelines;

/**
 * Into how many partitions rows are cut where equal ones must meet, as those of one id. It changes
 * no result: more partitions need less memory each.
 */
final class Partitions {
  /** What is kept of rows of so many bytes fits a worker. */
  private static final long BYTES = 256L << 20;

  private static final int MOST = 64;

  private Partitions() {}

  static int of(long inputBytes, int workers) {
    return (int) Math.min(MOST, Math.max(workers, 1 + inputBytes / BYTES));
  }
}
