package dev.winnow.generators.selfinstruct;

import dev.winnow.generators.PromptTemplate;
import dev.winnow.generators.tasks.AnswerForm;
import dev.winnow.generators.tasks.Task;
import dev.winnow.generators.tasks.TaskList;
import dev.winnow.generators.tasks.TaskPart;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The words in which more instructions are asked for. */
final class InstructionPrompt {
  static final TaskList LIST = TaskList.of("tasks", TaskPart.INSTRUCTION);

  private static final PromptTemplate PROMPT = PromptTemplate.load("selfinstruct/instructions.v1");

  private InstructionPrompt() {}

  /**
   * The prompt.
   *
   * @param shown the instructions to continue
   * @param count how many more are wanted
   */
  static String text(AnswerForm form, List<String> shown, int count) {
    int first = shown.size() + 1;
    String tasks =
        IntStream.range(0, shown.size())
            .mapToObj(i -> LIST.shown(form, i + 1, new Task(shown.get(i), "", "")))
            .collect(Collectors.joining("\n"));
    return PROMPT.render(
        Map.of(
            "tasks", tasks,
            "shown", Integer.toString(shown.size()),
            "count", Integer.toString(count),
            "first", Integer.toString(first),
            "total", Integer.toString(shown.size() + count),
            "form", LIST.described(form, first)));
  }
}
