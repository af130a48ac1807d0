package dev.winnow.generators;

import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import java.util.List;

/** What one piece gave: rows, and what never became one. */
public record Generated(List<Example> examples, List<Failure> failures) {
  /** No piece has more rows than this. */
  public static final int MOST_ROWS = 999;

  public Generated {
    examples = List.copyOf(examples);
    failures = List.copyOf(failures);
  }

  /**
   * Nothing but a failure.
   *
   * @throws TeacherException the exception itself if it is fatal
   */
  public static Generated failed(String source, TeacherException e) throws TeacherException {
    if (e.fatal()) {
      throw e;
    }
    return new Generated(List.of(), List.of(new Failure(source, e.reason(), e.detail(), e.raw())));
  }

  /**
   * The position of a row: pieces in order, and in a piece its rows in order.
   *
   * @param piece from 0
   * @param row in the piece, from 0 to under {@link #MOST_ROWS}
   */
  public static long position(int piece, int row) {
    return (long) piece * (MOST_ROWS + 1) + row + 1;
  }
}
