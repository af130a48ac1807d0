package dev.winnow.generators;

import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.templates.Failure;
import java.io.Serializable;
import java.util.List;

/**
 * A method of making rows: pieces, each made by itself, in any order, on any thread. What is asked
 * for piece {@code i} depends on the settings, the recipe's seed, {@code i} and what the workbench
 * holds only, so that a larger target asks the same for the earlier pieces.
 */
public interface Generator extends Serializable {
  /**
   * What its pieces are for; at least one, of distinct categories. Of {@code n} lanes, the pieces
   * of lane {@code k} are {@code k}, {@code k + n}, {@code k + 2n} …
   */
  List<Lane> lanes();

  /**
   * One piece. An answer that is of no use, or a fault that only concerns this request, becomes a
   * failure.
   *
   * @param index from 0
   * @throws TeacherException if the run cannot go on: it is always fatal
   * @throws InterruptedException if the run is being stopped
   */
  Generated generate(int index, Workbench bench) throws TeacherException, InterruptedException;

  /** What could not be read of the method's own sources, such as malformed seed tasks. */
  List<Failure> sourceFailures();

  /** Whether its pieces use the rows that earlier passes kept, see {@link Workbench#kept}. */
  default boolean usesKept() {
    return false;
  }

  /** The instructions that it starts from: what is too similar to one of them is nothing new. */
  default List<String> known() {
    return List.of();
  }
}
