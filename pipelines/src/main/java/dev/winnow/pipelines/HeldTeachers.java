package dev.winnow.pipelines;

import dev.winnow.generators.teacher.OpenTeacher;
import dev.winnow.generators.teacher.Teacher;
import dev.winnow.pipelines.transforms.GenerateRows;
import java.util.ArrayList;
import java.util.List;

/**
 * Teachers that are held open for a whole run in this JVM, whatever steps come and go: what they
 * have learned of the server, a fatal fault above all, is learned once. It also tells of a store
 * that cannot be opened before anything is built.
 */
record HeldTeachers(List<Teacher> teachers) implements AutoCloseable {
  static HeldTeachers of(List<GenerateRows.Asked> asked) {
    HeldTeachers held = new HeldTeachers(new ArrayList<>());
    try {
      asked.forEach(one -> held.teachers.add(one.teacher().open()));
      return held;
    } catch (RuntimeException e) {
      held.close();
      throw e;
    }
  }

  @Override
  public void close() {
    RuntimeException problem = null;
    for (Teacher teacher : teachers) {
      try {
        if (teacher instanceof OpenTeacher open) {
          open.close();
        }
      } catch (RuntimeException e) {
        problem = e;
      }
    }
    if (problem != null) {
      throw problem;
    }
  }
}
