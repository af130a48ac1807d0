package dev.winnow.generators.selfinstruct;

import dev.winnow.generators.GeneratorPart;
import dev.winnow.generators.Lane;
import dev.winnow.generators.SeedTasks;
import dev.winnow.generators.tasks.Manner;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Settings;
import java.io.Serializable;
import java.util.List;

/**
 * What a recipe says of a Self-Instruct step.
 *
 * @param source the step, such as {@code generate[0]}
 * @param target the rows wanted
 * @param human instructions of seed tasks shown in a request
 * @param machine instructions of earlier rows shown in a request
 * @param tasks new instructions that a request asks for
 * @param instances the most rows of an instruction
 * @param fruitless after so many fruitless passes in a row it asks no more
 */
record SelfInstructSettings(
    String source,
    int target,
    int human,
    int machine,
    int tasks,
    int instances,
    int fruitless,
    Manner manner)
    implements Serializable {
  static final List<Parameter> PARAMETERS =
      GeneratorPart.parameters(
          List.of(
              SeedTasks.PARAMETER,
              Parameter.integer("target", "a number of rows", "The rows wanted.")
                  .required()
                  .atLeast(1),
              Parameter.integer("human", "a number of seed tasks", "Seed tasks shown in a request.")
                  .atLeast(1)
                  .atMost(50)
                  .orElse(6),
              Parameter.integer(
                      "machine", "a number of instructions", "Instructions of earlier rows shown.")
                  .atLeast(0)
                  .atMost(50)
                  .orElse(2),
              Parameter.integer(
                      "tasks", "a number of tasks", "New instructions that a request asks for.")
                  .atLeast(1)
                  .atMost(100)
                  .orElse(8),
              Parameter.integer("instances", "a number of rows", "The most rows of an instruction.")
                  .atLeast(1)
                  .atMost(5)
                  .orElse(5),
              Lane.FRUITLESS),
          Manner.parameters(0.7, 0.5, 1024));

  /** Requests of the first pass, few: they have no machine-made instructions to show. */
  private static final int FIRST_PASS = 2;

  /** Reads checked settings. */
  static SelfInstructSettings of(Settings settings) {
    return new SelfInstructSettings(
        settings.path(),
        settings.integer("target"),
        settings.integer("human"),
        settings.integer("machine"),
        settings.integer("tasks"),
        settings.integer("instances"),
        settings.integer(Lane.FRUITLESS.name()),
        Manner.of(settings));
  }

  /**
   * Passes double (2, 2, 4, 8 …), and the pieces of a pass see the pool of the passes before it.
   * The first does not depend on the target, so that a larger target leaves the pools that earlier
   * pieces saw. A request that failed and succeeds on resume adds to a pool, and so changes some of
   * the later prompts.
   */
  Lane lane() {
    return new Lane("", FIRST_PASS, target, fruitless, tasks);
  }
}
