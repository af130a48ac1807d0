package dev.winnow.pipelines.transforms.duplicates;

import java.io.Serializable;
import java.nio.file.Path;

/**
 * Rows that wait in files for a decision about all rows: {@code NAME.rows} the rows themselves,
 * {@code NAME.sketches} what they are compared by, in the same order.
 *
 * @param name the path of both files without their endings, unique to the attempt that wrote them
 * @param size how many rows
 * @param reference whether the rows are only there to be compared with
 */
record SpooledRows(String name, int size, boolean reference) implements Serializable {
  Path rows() {
    return Path.of(name + ".rows");
  }

  Path sketches() {
    return Path.of(name + ".sketches");
  }
}
