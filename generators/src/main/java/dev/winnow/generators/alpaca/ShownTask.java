package dev.winnow.generators.alpaca;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.generators.SeedTask;
import dev.winnow.templates.Json;

/** A seed task as the prompt shows it. */
final class ShownTask {
  private ShownTask() {}

  static String text(AnswerForm form, int number, SeedTask task, SeedTask.Instance instance) {
    return switch (form) {
      case STRUCTURED -> json(task, instance);
      case NUMBERED -> numbered(number, task, instance);
    };
  }

  private static String json(SeedTask task, SeedTask.Instance instance) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("instruction", task.instruction());
    node.put("input", instance.input()).put("output", instance.output());
    return Json.text(node);
  }

  private static String numbered(int number, SeedTask task, SeedTask.Instance instance) {
    String input = instance.input().isEmpty() ? "<noinput>" : instance.input();
    return "###\n"
        + number
        + ". Instruction: "
        + task.instruction()
        + "\n"
        + number
        + ". Input:\n"
        + input
        + "\n"
        + number
        + ". Output:\n"
        + instance.output();
  }
}
