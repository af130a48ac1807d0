package dev.winnow.generators.evol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.generators.PromptTemplate;
import dev.winnow.generators.tasks.AnswerForm;
import dev.winnow.generators.tasks.Task;
import dev.winnow.generators.teacher.ChatRequest;
import dev.winnow.generators.teacher.ResponseSchema;
import dev.winnow.templates.Json;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The words in which tasks are shown, and tasks and verdicts asked for. */
final class EvolPrompt {
  private static final Map<AnswerForm, PromptTemplate> INSTRUCTION = load("instruction");
  private static final Map<AnswerForm, PromptTemplate> TASK = load("task");
  private static final Map<AnswerForm, PromptTemplate> VERDICT = load("verdict");

  private static final ResponseSchema INSTRUCTION_SCHEMA = schema("instruction", "instruction");
  private static final ResponseSchema TASK_SCHEMA = schema("task", "instruction", "input");
  private static final ResponseSchema VERDICT_SCHEMA =
      new ResponseSchema(
          "verdict",
          """
          {"type": "object",
           "properties": {"verdict": {"type": "string", "enum": ["equal", "not equal"]}},
           "required": ["verdict"],
           "additionalProperties": false}
          """);

  private EvolPrompt() {}

  private static Map<AnswerForm, PromptTemplate> load(String what) {
    Map<AnswerForm, PromptTemplate> prompts = new EnumMap<>(AnswerForm.class);
    for (AnswerForm form : AnswerForm.values()) {
      String name = what + "-" + form.name().toLowerCase(Locale.ROOT);
      prompts.put(form, PromptTemplate.load("evol/" + name + ".v1"));
    }
    return prompts;
  }

  private static ResponseSchema schema(String name, String... keys) {
    ObjectNode schema = Json.MAPPER.createObjectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    for (String key : keys) {
      properties.putObject(key).put("type", "string");
      schema.withArray("required").add(key);
    }
    return new ResponseSchema(name, Json.text(schema.put("additionalProperties", false)));
  }

  /** Says how to answer with a task. */
  static PromptTemplate task(AnswerForm form, boolean withInput) {
    return of(withInput ? TASK : INSTRUCTION, form);
  }

  /** Says how to answer with a verdict. */
  static PromptTemplate verdict(AnswerForm form) {
    return of(VERDICT, form);
  }

  private static PromptTemplate of(Map<AnswerForm, PromptTemplate> prompts, AnswerForm form) {
    return Objects.requireNonNull(prompts.get(form));
  }

  /** A task as prompts show it. */
  static String shown(AnswerForm form, Task task) {
    if (form == AnswerForm.PLAIN) {
      String input = task.input().isEmpty() ? "" : "\nInput:\n" + task.input();
      return "Instruction: " + task.instruction() + input;
    }
    ObjectNode node = Json.MAPPER.createObjectNode().put("instruction", task.instruction());
    return Json.text(task.input().isEmpty() ? node : node.put("input", task.input()));
  }

  /** A question to be answered with a task. */
  static ChatRequest forTask(AnswerForm form, String prompt, boolean withInput) {
    return form.request(question(prompt), withInput ? TASK_SCHEMA : INSTRUCTION_SCHEMA);
  }

  /** A question to be answered with a verdict. */
  static ChatRequest forVerdict(AnswerForm form, String prompt) {
    return form.request(question(prompt), VERDICT_SCHEMA);
  }

  private static ChatRequest question(String prompt) {
    return ChatRequest.of(List.of(new Turn(Role.USER, prompt)));
  }
}
