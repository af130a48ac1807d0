package dev.winnow.generators.evol;

import dev.winnow.generators.Generated;
import dev.winnow.generators.Generator;
import dev.winnow.generators.GeneratorPart;
import dev.winnow.generators.Lane;
import dev.winnow.generators.RequestRandom;
import dev.winnow.generators.SourceRows;
import dev.winnow.generators.Sources;
import dev.winnow.generators.Workbench;
import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.templates.Failure;
import dev.winnow.templates.settings.Settings;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Evol-Instruct (WizardLM, arXiv 2304.12244): each task is made harder in one of five ways, or
 * gives another task, round after round; what is of no use is eliminated and its parent evolves in
 * the next round. A piece is one source task with all its rounds.
 *
 * <p>In: seed tasks (each with its first instance), or rows of a dataset; a row's system message
 * stays with its family and goes with every question that is answered. Out: the source tasks as
 * rows of round 0, answered by the teacher where they have no answer, and a row for each round that
 * succeeded. Its provenance names root, parent, round and operation, the prompts of the evolution,
 * and the request of the answer, which is the evolved task itself without any prompt of ours. A
 * root that has no answer goes by the id of the row without it.
 *
 * <p>Failures, one for each round that gave no row, {@code generate[0] row 7 round 2}: the four
 * eliminations {@code no_information_gain}, {@code refused_answer}, {@code trivial_answer} and
 * {@code leaked_prompt}; {@code unparseable_evolution}, {@code too_long}, {@code
 * unreadable_verdict}, {@code truncated_answer}; and the teacher's faults. So rows and failures of
 * a source task are one for each round and one for the root, if roots are kept.
 *
 * <p>What is asked depends on the settings, the recipe's seed, the task and the round, never on
 * where the task stands: a task more, or less, or changed leaves the others' requests as they are.
 */
public final class EvolInstructGenerator implements Generator {
  /** The registry's entry. */
  public static final GeneratorPart PART =
      new GeneratorPart(
          "evol-instruct",
          "Tasks made harder or rarer, round after round (Evol-Instruct, WizardLM).",
          EvolSettings.PARAMETERS,
          EvolInstructGenerator::of);

  private final EvolSettings settings;
  private final long seed;
  private final Sources tasks;

  private EvolInstructGenerator(EvolSettings settings, long seed, Sources tasks) {
    this.settings = settings;
    this.seed = seed;
    this.tasks = tasks;
  }

  private static EvolInstructGenerator of(
      Settings settings, long seed, SourceRows.Reader datasets) {
    Sources all = Sources.read(settings, datasets, SourceTask.USE);
    int sample = settings.integer("sample", all.list().size());
    SplittableRandom random = RequestRandom.of(seed, PART.name(), "sample", 0);
    return new EvolInstructGenerator(EvolSettings.of(settings), seed, all.sample(sample, random));
  }

  @Override
  public List<Lane> lanes() {
    return List.of(Lane.of(tasks.list().size()));
  }

  @Override
  public List<Failure> sourceFailures() {
    return tasks.failures();
  }

  @Override
  public Generated generate(int index, Workbench bench)
      throws TeacherException, InterruptedException {
    return descent(index, bench).run();
  }

  /** The way of a source task through the rounds. */
  Descent descent(int index, Workbench bench) {
    SourceTask task = SourceTask.of(tasks.list().get(index));
    return new Descent(settings, seed, index, task, new Calls(settings, bench));
  }
}
