package dev.winnow.pipelines.transforms.generation;

import dev.winnow.generators.Generator;
import dev.winnow.generators.teacher.Teacher;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is asked, and of whom.
 *
 * @param path where the step stands in the recipe, for the ledger and failures
 * @param teacher the step's own
 * @param others further teachers by the setting that names them
 * @param threads how many pieces run at once
 * @param novelty the greatest similarity to what is there already that a row may have; null for any
 */
public record GenerationStep(
    String path,
    Generator generator,
    TeacherOpener teacher,
    Map<String, TeacherOpener> others,
    int threads,
    @Nullable Double novelty)
    implements Serializable {
  public GenerationStep {
    others = new TreeMap<>(others);
  }

  /** Opens a teacher on a worker: clients and stores do not travel, and keys must not. */
  public interface TeacherOpener extends Serializable {
    /** A teacher, closed after use if it can be. */
    Teacher open();
  }
}
