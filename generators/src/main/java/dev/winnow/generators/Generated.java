package dev.winnow.generators;

import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.templates.Example;
import dev.winnow.templates.Failure;
import java.util.List;

/** What one piece gave: rows, and what never became one. */
public record Generated(List<Example> examples, List<Failure> failures) {
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
}
