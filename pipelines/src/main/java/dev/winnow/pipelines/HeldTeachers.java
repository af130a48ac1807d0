package dev.winnow.pipelines;

import dev.winnow.pipelines.transforms.generation.Bench;
import dev.winnow.pipelines.transforms.generation.GenerationStep;
import java.util.ArrayList;
import java.util.List;

/**
 * The teachers of every step, held open for a whole run in this JVM, whatever steps come and go:
 * what they have learned of the server, a fatal fault above all, is learned once. It also tells of
 * a store that cannot be opened before anything is built.
 *
 * @param benches one a step, in their order
 */
record HeldTeachers(List<Bench> benches) implements AutoCloseable {
  static HeldTeachers of(List<GenerationStep> steps) {
    HeldTeachers held = new HeldTeachers(new ArrayList<>());
    try {
      steps.forEach(step -> held.benches.add(Bench.open(step)));
      return held;
    } catch (RuntimeException e) {
      held.close();
      throw e;
    }
  }

  @Override
  public void close() {
    RuntimeException problem = null;
    for (Bench bench : benches) {
      try {
        bench.close();
      } catch (RuntimeException e) {
        problem = e;
      }
    }
    if (problem != null) {
      throw problem;
    }
  }
}
