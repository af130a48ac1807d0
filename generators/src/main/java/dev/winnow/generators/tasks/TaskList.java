package dev.winnow.generators.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.generators.teacher.ResponseSchema;
import dev.winnow.templates.Json;
import java.util.List;

/**
 * A list that a teacher is asked for: how its items are shown, and how they are read.
 *
 * @param name what JSON calls the list
 * @param parts what an item has, in the order in which it is written
 */
public record TaskList(String name, List<TaskPart> parts) {
  public TaskList {
    parts = List.copyOf(parts);
  }

  /** A list named {@code name} of items with these parts. */
  public static TaskList of(String name, TaskPart... parts) {
    return new TaskList(name, List.of(parts));
  }

  /**
   * An item as prompts show it: a line of JSON, or {@code ###} and the parts behind number and
   * name.
   */
  public String shown(AnswerForm form, int number, Task task) {
    return switch (form) {
      case STRUCTURED -> json(task);
      case PLAIN -> numbered(number, task);
    };
  }

  private String json(Task task) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    parts.forEach(part -> node.put(part.key(), task.part(part)));
    return Json.text(node);
  }

  private String numbered(int number, Task task) {
    StringBuilder text = new StringBuilder("###");
    for (TaskPart part : parts) {
      String content = task.part(part);
      text.append('\n').append(number).append(". ").append(part.heading()).append(':');
      text.append(part == TaskPart.INSTRUCTION ? ' ' : '\n');
      text.append(part == TaskPart.INPUT && content.isEmpty() ? Task.NO_INPUT : content);
    }
    return text.toString();
  }

  /**
   * The form of an answer, in words for the teacher.
   *
   * @param first the number of the first item wanted
   */
  public String described(AnswerForm form, int first) {
    Task dots = new Task("…", "…", "…");
    if (form == AnswerForm.STRUCTURED) {
      String list = "{\"" + name + "\": [" + json(dots) + ", …]}";
      return "Answer with one JSON object of this form and nothing else: " + list;
    }
    String blank = parts.contains(TaskPart.INPUT) ? "; an empty input is " + Task.NO_INPUT : "";
    return "Write them in this form, numbered from "
        + first
        + ", and nothing else"
        + blank
        + ":\n"
        + numbered(first, dots);
  }

  /** What an answer in this form holds. */
  public ParsedTasks parse(AnswerForm form, String text, boolean truncated) {
    return switch (form) {
      case STRUCTURED -> StructuredText.parse(this, text, truncated);
      case PLAIN -> NumberedText.parse(parts, text, truncated);
    };
  }

  /** What a server holds a JSON answer to: an object with the list and nothing else. */
  ResponseSchema schema() {
    ObjectNode item = object();
    parts.forEach(
        part -> item.withObject("properties").putObject(part.key()).put("type", "string"));
    item.set("required", Json.MAPPER.valueToTree(parts.stream().map(TaskPart::key).toList()));
    ObjectNode whole = object();
    whole.withObject("properties").putObject(name).put("type", "array").set("items", item);
    whole.putArray("required").add(name);
    return new ResponseSchema(name, Json.text(whole));
  }

  private static ObjectNode object() {
    ObjectNode object = Json.MAPPER.createObjectNode().put("type", "object");
    object.putObject("properties");
    return object.put("additionalProperties", false);
  }
}
