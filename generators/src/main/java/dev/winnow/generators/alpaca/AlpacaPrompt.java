package dev.winnow.generators.alpaca;

import dev.winnow.generators.PromptTemplate;
import dev.winnow.generators.SeedTask;
import dev.winnow.generators.tasks.AnswerForm;
import dev.winnow.generators.tasks.Task;
import dev.winnow.generators.tasks.TaskList;
import dev.winnow.generators.tasks.TaskPart;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The words in which more tasks are asked for. */
final class AlpacaPrompt {
  static final TaskList LIST = TaskList.of("tasks", TaskPart.values());

  private static final PromptTemplate STRUCTURED = PromptTemplate.load("alpaca/structured.v1");
  private static final PromptTemplate NUMBERED = PromptTemplate.load("alpaca/numbered.v1");
  private static final PromptTemplate CATEGORY = PromptTemplate.load("alpaca/category.v1");

  private AlpacaPrompt() {}

  private static PromptTemplate of(AnswerForm form) {
    return form == AnswerForm.STRUCTURED ? STRUCTURED : NUMBERED;
  }

  /** The name and version of all that the prompt is made of. */
  static String version(AnswerForm form, String category) {
    return of(form).version() + (category.isEmpty() ? "" : "+" + CATEGORY.version());
  }

  /**
   * The prompt.
   *
   * @param shown the seed tasks to show; of each a random instance
   * @param total how many tasks there shall be, the shown ones included
   * @param category that the new ones shall have; empty for any
   */
  static String text(
      AnswerForm form, List<SeedTask> shown, int total, String category, SplittableRandom random) {
    String text =
        of(form)
            .render(
                Map.of(
                    "tasks", tasks(form, shown, random),
                    "shown", Integer.toString(shown.size()),
                    "first", Integer.toString(shown.size() + 1),
                    "count", Integer.toString(total - shown.size()),
                    "total", Integer.toString(total)));
    return category.isEmpty()
        ? text
        : CATEGORY.render(Map.of("category", category)) + "\n\n" + text;
  }

  private static String tasks(AnswerForm form, List<SeedTask> shown, SplittableRandom random) {
    StringBuilder tasks = new StringBuilder();
    for (int i = 0; i < shown.size(); i++) {
      SeedTask seed = shown.get(i);
      SeedTask.Instance instance = seed.instances().get(random.nextInt(seed.instances().size()));
      Task task = Task.listed(seed.instruction(), instance.input(), instance.output());
      tasks.append(i == 0 ? "" : "\n").append(LIST.shown(form, i + 1, task));
    }
    return tasks.toString();
  }
}
