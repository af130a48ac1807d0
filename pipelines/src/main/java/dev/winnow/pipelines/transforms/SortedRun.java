package dev.winnow.pipelines.transforms;

import java.util.List;

/**
 * A file of sorted lines that waits to be merged into shards, or a part of it.
 *
 * @param file below the staging folder, with forward slashes
 * @param cells the ranges that have lines in it, in their order
 */
record SortedRun(String file, List<Cell> cells) {
  /**
   * The lines of one range.
   *
   * @param place of the range, see {@link ShardPlan#place}
   * @param rows how many lines, 1 at least
   * @param start where they start in the file, in bytes
   * @param bytes how long they are in the file
   */
  record Cell(int place, long rows, long start, long bytes) {}

  SortedRun {
    cells = List.copyOf(cells);
  }

  /** What lies from one place up to but without another; next to each other in the file. */
  SortedRun between(int from, int to) {
    return new SortedRun(file, cells.subList(firstFrom(from), firstFrom(to)));
  }

  /** The index of the first cell that is not before a place. */
  private int firstFrom(int place) {
    int low = 0;
    int high = cells.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cells.get(middle).place() < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  boolean isEmpty() {
    return cells.isEmpty();
  }

  long rows() {
    return cells.stream().mapToLong(Cell::rows).sum();
  }
}
