package dev.winnow.generators.selfinstruct;

import dev.winnow.generators.PromptTemplate;
import dev.winnow.generators.tasks.AnswerForm;
import dev.winnow.generators.tasks.TaskList;
import dev.winnow.generators.tasks.TaskPart;
import java.util.Locale;
import java.util.Map;

/** The order in which instances are written. */
@SuppressWarnings("ImmutableEnumChecker") // both fields are records of texts
enum Way {
  /** An input, and then what is right for it. */
  INPUT_FIRST(TaskPart.INPUT, TaskPart.OUTPUT),
  /** A label, and then an input for it: of classifications, or one label would take most. */
  OUTPUT_FIRST(TaskPart.OUTPUT, TaskPart.INPUT);

  private final TaskList list;
  private final PromptTemplate prompt;

  Way(TaskPart first, TaskPart second) {
    list = TaskList.of("instances", first, second);
    prompt = PromptTemplate.load("selfinstruct/" + operation() + ".v1");
  }

  /** As provenance has it: {@code input-first}. */
  String operation() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String promptVersion() {
    return prompt.version();
  }

  TaskList list() {
    return list;
  }

  /** The question for at most so many instances. */
  String prompt(String instruction, int instances, AnswerForm form) {
    return prompt.render(
        Map.of(
            "instruction", instruction,
            "count", Integer.toString(instances),
            "form", list.described(form, 1)));
  }
}
