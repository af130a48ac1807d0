package dev.winnow.generators.alpaca;

import dev.winnow.generators.Lane;
import dev.winnow.templates.settings.InvalidSetting;
import dev.winnow.templates.settings.Parameter;
import dev.winnow.templates.settings.Settings;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a recipe says of an Alpaca step.
 *
 * @param source the step, such as {@code generate[0]}
 * @param target the number of rows wanted
 * @param examples seed tasks shown in a request
 * @param tasks tasks a request shall have in all, the shown ones included
 * @param reasks how often an answer that holds no task is asked for again
 * @param fruitless after so many fruitless passes in a row it asks no more
 * @param form of the answers; null to take what the teacher supports
 */
record AlpacaSettings(
    String source,
    int target,
    int examples,
    int tasks,
    int reasks,
    int fruitless,
    @Nullable AnswerForm form,
    double temperature,
    double topP,
    int maxTokens)
    implements Serializable {
  static final List<Parameter> PARAMETERS =
      List.of(
          Parameter.file("seeds", "Seed tasks (JSONL in Self-Instruct's form).").required(),
          Parameter.integer("target", "a number of rows", "The rows wanted, before any filter.")
              .required()
              .atLeast(1),
          Parameter.integer("examples", "a number of seed tasks", "Seed tasks shown in a request.")
              .atLeast(1)
              .atMost(50)
              .orElse(3),
          Parameter.integer(
                  "tasks", "a number of tasks", "Tasks of a request, the shown ones included.")
              .atLeast(2)
              .atMost(100)
              .orElse(20),
          Parameter.integer(
                  "reasks",
                  "a number of times",
                  "How often an answer without a task is asked anew.")
              .atLeast(0)
              .atMost(10)
              .orElse(2),
          Parameter.integer(
                  "fruitless",
                  "a number of passes",
                  "After so many passes that gave next to nothing new the target is given up.")
              .atLeast(1)
              .orElse(3),
          Parameter.text("form", "How tasks are answered; auto is what the teacher supports.")
              .oneOf(List.of("auto", "structured", "numbered"))
              .orElse("auto"),
          Parameter.number("temperature", "a temperature", "How freely the teacher samples.")
              .atLeast(0)
              .atMost(2)
              .orElse(1.0),
          Parameter.number("top_p", "a probability", "The probability mass sampled from.")
              .atLeast(0)
              .atMost(1)
              .orElse(1.0),
          Parameter.integer("max_tokens", "a number of tokens", "The most tokens of an answer.")
              .atLeast(1)
              .orElse(3072));

  /**
   * Reads checked settings.
   *
   * @throws InvalidSetting if no task is left to ask for
   */
  static AlpacaSettings of(Settings settings) {
    int examples = settings.integer("examples");
    int tasks = settings.integer("tasks");
    if (tasks <= examples) {
      throw settings.invalid(
          "tasks", "expected more than the " + examples + " examples shown, got " + tasks);
    }
    String form = settings.text("form");
    return new AlpacaSettings(
        settings.path(),
        settings.integer("target"),
        examples,
        tasks,
        settings.integer("reasks"),
        settings.integer("fruitless"),
        form.equals("structured")
            ? AnswerForm.STRUCTURED
            : form.equals("numbered") ? AnswerForm.NUMBERED : null,
        settings.number("temperature"),
        settings.number("top_p"),
        settings.integer("max_tokens"));
  }

  /** Requests that reach the target if each answer is whole, and more until it is reached. */
  Lane lane() {
    int wanted = tasks - examples;
    return new Lane("", (target - 1) / wanted + 1, target, fruitless);
  }
}
