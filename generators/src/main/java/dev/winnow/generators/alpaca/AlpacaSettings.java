package dev.winnow.generators.alpaca;

import dev.winnow.generators.GeneratorPart;
import dev.winnow.generators.Lane;
import dev.winnow.generators.SeedTasks;
import dev.winnow.generators.tasks.Manner;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Settings;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What a recipe says of an Alpaca step.
 *
 * @param source the step, such as {@code generate[0]}
 * @param lanes one for each category, or one for all
 * @param examples seed tasks shown in a request
 * @param tasks tasks a request shall have in all, the shown ones included
 */
record AlpacaSettings(String source, List<Lane> lanes, int examples, int tasks, Manner manner)
    implements Serializable {
  static final List<Parameter> PARAMETERS =
      GeneratorPart.parameters(
          List.of(
              SeedTasks.PARAMETER,
              Parameter.integer(
                      "target", "a number of rows", "The rows wanted; or else categories.")
                  .atLeast(1),
              Parameter.counts(
                      "categories",
                      "a number of rows",
                      "The rows wanted of each category of your choice, instead of target.")
                  .atLeast(1),
              Parameter.integer(
                      "examples", "a number of seed tasks", "Seed tasks shown in a request.")
                  .atLeast(1)
                  .atMost(50)
                  .orElse(3),
              Parameter.integer(
                      "tasks", "a number of tasks", "Tasks of a request, the shown ones included.")
                  .atLeast(2)
                  .atMost(100)
                  .orElse(20),
              Lane.FRUITLESS),
          Manner.parameters(1.0, 1.0, 3072));

  AlpacaSettings {
    lanes = List.copyOf(lanes);
  }

  /**
   * Reads checked settings.
   *
   * @throws InvalidSetting if no task is left to ask for, or it is unclear how many
   */
  static AlpacaSettings of(Settings settings) {
    int examples = settings.integer("examples");
    int tasks = settings.integer("tasks");
    if (tasks <= examples) {
      throw settings.invalid(
          "tasks", "expected more than the " + examples + " examples shown, got " + tasks);
    }
    return new AlpacaSettings(
        settings.path(), lanes(settings, tasks - examples), examples, tasks, Manner.of(settings));
  }

  private static List<Lane> lanes(Settings settings, int wanted) {
    Map<String, Integer> categories = settings.counts("categories");
    if (settings.has("target") && settings.has("categories")) {
      throw settings.invalid("categories", "expected target or categories, got both");
    }
    if (settings.has("target")) {
      return List.of(lane(settings, "", settings.integer("target"), wanted));
    }
    if (!settings.has("categories")) {
      throw settings.invalid("target", "is missing: expected a number of rows, or categories");
    }
    if (categories.isEmpty() || categories.keySet().stream().anyMatch(String::isBlank)) {
      throw settings.invalid("categories", "expected names, each with a number of rows");
    }
    return categories.entrySet().stream()
        .map(category -> lane(settings, category.getKey(), category.getValue(), wanted))
        .toList();
  }

  /** Requests that reach the target if each answer is whole, and more until it is reached. */
  private static Lane lane(Settings settings, String category, int target, int wanted) {
    int fruitless = settings.integer(Lane.FRUITLESS.name());
    return new Lane(category, (target - 1) / wanted + 1, target, fruitless);
  }
}
