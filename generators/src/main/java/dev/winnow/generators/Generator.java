package dev.winnow.generators;

import dev.winnow.generators.teacher.Teacher;
import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.templates.Failure;
import java.io.Serializable;
import java.util.List;

/**
 * A method of making rows: a number of pieces, each made by itself, in any order, on any thread.
 * What is asked for piece {@code i} depends on the settings, the recipe's seed and {@code i} only,
 * so that a larger target asks the same for the earlier pieces.
 */
public interface Generator extends Serializable {
  /** How many pieces there are. */
  int size();

  /**
   * One piece. An answer that is of no use, or a fault that only concerns this request, becomes a
   * failure.
   *
   * @param index from 0 to under {@link #size}
   * @throws TeacherException if the run cannot go on: it is always fatal
   * @throws InterruptedException if the run is being stopped
   */
  Generated generate(int index, Teacher teacher) throws TeacherException, InterruptedException;

  /** What could not be read of the method's own sources, such as malformed seed tasks. */
  List<Failure> sourceFailures();
}
