package dev.winnow.pipelines;

/**
 * Into how many partitions the search for duplicates is cut. It changes no result: more partitions
 * need less memory each, and send each sketch to more places.
 */
final class Partitions {
  /** Rows of so many bytes have sketches that fit a worker. */
  private static final long BYTES = 256L << 20;

  private static final int MOST = 64;

  private Partitions() {}

  static int of(long inputBytes, int workers) {
    return (int) Math.min(MOST, Math.max(workers, 1 + inputBytes / BYTES));
  }
}
