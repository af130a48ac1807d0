package dev.winnow.pipelines.transforms.generation;

import dev.winnow.filters.novelty.NoveltyIndex;
import dev.winnow.generators.Workbench;
import dev.winnow.generators.teacher.Teacher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A step's teachers, open in this JVM. */
public final class Bench implements AutoCloseable {
  private final GenerationStep step;
  private final Teacher teacher;
  private final Map<String, Teacher> others = new LinkedHashMap<>();

  private Bench(GenerationStep step) {
    this.step = step;
    teacher = step.teacher().open();
  }

  /** Opens them all, or none. */
  public static Bench open(GenerationStep step) {
    Bench bench = new Bench(step);
    try {
      step.others().forEach((setting, opener) -> bench.others.put(setting, opener.open()));
      return bench;
    } catch (RuntimeException e) {
      bench.close();
      throw e;
    }
  }

  /**
   * The bench for the pieces of a pass.
   *
   * @param kept the instructions that earlier passes gave
   */
  Workbench with(List<String> kept) {
    return new Workbench(teacher, others, kept, novel(kept));
  }

  /** Made when first asked for; asked by a few hundred threads, a few microseconds each. */
  private Predicate<String> novel(List<String> kept) {
    Double max = step.novelty();
    if (max == null) {
      return instruction -> true;
    }
    return new Predicate<>() {
      private @Nullable NoveltyIndex index;

      @Override
      public synchronized boolean test(String instruction) {
        if (index == null) {
          index = new NoveltyIndex(max);
          step.generator().known().forEach(text -> index.add("", text));
          kept.forEach(text -> index.add("", text));
        }
        return index.similarTo(instruction) == null;
      }
    };
  }

  @Override
  public void close() {
    List<Teacher> teachers = new ArrayList<>(others.values());
    teachers.add(teacher);
    RuntimeException problem = null;
    for (Teacher one : teachers) {
      try {
        if (one instanceof AutoCloseable closeable) {
          closeable.close();
        }
      } catch (Exception e) {
        problem = new IllegalStateException(e);
      }
    }
    if (problem != null) {
      throw problem;
    }
  }
}
