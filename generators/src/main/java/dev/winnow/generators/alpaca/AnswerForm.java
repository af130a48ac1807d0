package dev.winnow.generators.alpaca;

import dev.winnow.generators.PromptTemplate;
import dev.winnow.generators.SeedTask;
import dev.winnow.generators.teacher.ChatRequest;
import dev.winnow.generators.teacher.ResponseSchema;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The two forms in which tasks are shown and answered. */
@SuppressWarnings("ImmutableEnumChecker") // both fields are records of texts
enum AnswerForm {
  /** JSON, held to a schema where the server supports one. */
  STRUCTURED("alpaca/structured.v1", Schema.TASKS),
  /** Numbered text, for servers without schemas. */
  NUMBERED("alpaca/numbered.v1", null);

  private final PromptTemplate prompt;
  private final @Nullable ResponseSchema schema;

  AnswerForm(String prompt, @Nullable ResponseSchema schema) {
    this.prompt = PromptTemplate.load(prompt);
    this.schema = schema;
  }

  /** The prompt's name and version. */
  String promptVersion() {
    return prompt.version();
  }

  /**
   * The question for more tasks.
   *
   * @param shown the seed tasks to show; of each a random instance
   * @param total how many tasks there shall be, the shown ones included
   */
  ChatRequest request(List<SeedTask> shown, int total, SplittableRandom random) {
    StringBuilder tasks = new StringBuilder();
    for (int i = 0; i < shown.size(); i++) {
      SeedTask task = shown.get(i);
      SeedTask.Instance instance = task.instances().get(random.nextInt(task.instances().size()));
      tasks.append(i == 0 ? "" : "\n").append(ShownTask.text(this, i + 1, task, instance));
    }
    String text =
        prompt.render(
            Map.of(
                "tasks", tasks.toString(),
                "shown", Integer.toString(shown.size()),
                "first", Integer.toString(shown.size() + 1),
                "count", Integer.toString(total - shown.size()),
                "total", Integer.toString(total)));
    ChatRequest request = ChatRequest.of(List.of(new Turn(Role.USER, text)));
    return schema == null ? request : request.withSchema(schema);
  }

  /** What an answer in this form holds. */
  ParsedTasks parse(String text, boolean truncated) {
    return this == STRUCTURED
        ? StructuredText.parse(text, truncated)
        : NumberedText.parse(text, truncated);
  }

  /** Apart, because an enum's constants are made before its other static fields. */
  private static final class Schema {
    static final ResponseSchema TASKS =
        new ResponseSchema(
            "tasks",
            """
            {"type": "object",
             "properties": {"tasks": {"type": "array", "items": {
               "type": "object",
               "properties": {
                 "instruction": {"type": "string"},
                 "input": {"type": "string"},
                 "output": {"type": "string"}},
               "required": ["instruction", "input", "output"],
               "additionalProperties": false}}},
             "required": ["tasks"],
             "additionalProperties": false}
            """);
  }
}
