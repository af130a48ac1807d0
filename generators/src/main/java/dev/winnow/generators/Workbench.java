package dev.winnow.generators;

import dev.winnow.generators.teacher.Teacher;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a piece is made with.
 *
 * @param teacher the step's own
 * @param others further teachers, by the setting that names them ({@code stronger}); a setting that
 *     the recipe leaves out is not there
 * @param kept the instructions of the rows that earlier passes gave and that were kept, in the
 *     order of the pieces; the same for every piece of a pass; empty where a generator does not use
 *     it
 * @param novel whether an instruction is unlike those that the method starts from and those kept,
 *     as the recipe's {@code novelty} has it: what is not need not be paid for any further. Safe
 *     for many threads
 */
public record Workbench(
    Teacher teacher, Map<String, Teacher> others, List<String> kept, Predicate<String> novel) {
  public Workbench {
    others = Map.copyOf(others);
  }

  /** Where every instruction is novel. */
  public Workbench(Teacher teacher, Map<String, Teacher> others, List<String> kept) {
    this(teacher, others, kept, instruction -> true);
  }

  /** With one teacher, before anything was kept. */
  public static Workbench of(Teacher teacher) {
    return new Workbench(teacher, Map.of(), List.of());
  }

  /** The teacher that a setting names; the step's own where the recipe names none. */
  public Teacher teacher(String setting) {
    return others.getOrDefault(setting, teacher);
  }
}
