package dev.winnow.generators.evol;

import dev.winnow.generators.GeneratorPart;
import dev.winnow.generators.Sampling;
import dev.winnow.generators.Sources;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Settings;
import java.io.Serializable;
import java.util.List;

/**
 * What a recipe says of an Evol-Instruct step, but for its sources.
 *
 * @param source the step, such as {@code generate[0]}
 * @param rounds how often each task is to evolve
 * @param weights how often each operation is drawn
 * @param keepRoots whether the source tasks become rows too
 * @param maxWords the most words of an evolved instruction
 * @param reasks how often an evolution or verdict that cannot be read is asked for again
 */
record EvolSettings(
    String source,
    int rounds,
    OperationWeights weights,
    boolean keepRoots,
    int maxWords,
    int reasks,
    Sampling sampling)
    implements Serializable {
  private static final String KEEP = "keep";

  static final List<Parameter> PARAMETERS =
      GeneratorPart.parameters(
          Sources.PARAMETERS,
          List.of(
              Parameter.integer("rounds", "a number of rounds", "How often each task evolves.")
                  .atLeast(1)
                  .atMost(100)
                  .orElse(4),
              OperationWeights.PARAMETER,
              Parameter.text("roots", "Whether the tasks it starts from become rows too.")
                  .oneOf(List.of(KEEP, "drop"))
                  .orElse(KEEP),
              Parameter.teacher(
                  "judge", "The teacher that compares evolved tasks with their parents."),
              Parameter.integer(
                      "max_words", "a number of words", "The most words of an evolved instruction.")
                  .atLeast(1)
                  .orElse(500),
              Parameter.integer(
                      "reasks",
                      "a number of times",
                      "How often an unreadable evolution or verdict is asked for anew.")
                  .atLeast(0)
                  .atMost(10)
                  .orElse(2)),
          Sampling.parameters(1.0, 1.0, 2048));

  /** Reads checked settings. */
  static EvolSettings of(Settings settings) {
    return new EvolSettings(
        settings.path(),
        settings.integer("rounds"),
        OperationWeights.of(settings),
        settings.text("roots").equals(KEEP),
        settings.integer("max_words"),
        settings.integer("reasks"),
        Sampling.of(settings));
  }

  /** How the judge is asked: the first time as certain as can be. */
  Sampling judging(int reask) {
    return reask == 0 ? sampling.at(0) : sampling;
  }
}
