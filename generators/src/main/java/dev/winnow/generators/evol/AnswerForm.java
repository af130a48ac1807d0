package dev.winnow.generators.evol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.generators.PromptTemplate;
import dev.winnow.generators.teacher.ChatRequest;
import dev.winnow.generators.teacher.ResponseSchema;
import dev.winnow.generators.teacher.Teacher;
import dev.winnow.templates.Json;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The two forms in which tasks are shown, and tasks and verdicts answered. */
@SuppressWarnings("ImmutableEnumChecker") // the fields are records of texts
enum AnswerForm {
  /** JSON, held to a schema where the server supports one. */
  STRUCTURED,
  /** Labelled text, for servers without schemas. */
  PLAIN;

  private final PromptTemplate instruction = load("instruction");
  private final PromptTemplate task = load("task");
  private final PromptTemplate verdict = load("verdict");

  /** What the teacher supports. */
  static AnswerForm of(Teacher teacher) {
    return teacher.supportsSchema() ? STRUCTURED : PLAIN;
  }

  private PromptTemplate load(String what) {
    return PromptTemplate.load(
        "evol/" + what + (ordinal() == 0 ? "-structured" : "-plain") + ".v1");
  }

  /** Says in which form to answer with a task. */
  PromptTemplate task(boolean withInput) {
    return withInput ? task : instruction;
  }

  /** Says in which form to answer with a verdict. */
  PromptTemplate verdict() {
    return verdict;
  }

  /** A task as prompts show it. */
  String shown(Task shown) {
    if (this == PLAIN) {
      String input = shown.input().isEmpty() ? "" : "\nInput:\n" + shown.input();
      return "Instruction: " + shown.instruction() + input;
    }
    ObjectNode node = Json.MAPPER.createObjectNode().put("instruction", shown.instruction());
    return Json.text(shown.input().isEmpty() ? node : node.put("input", shown.input()));
  }

  /** A question to be answered with a task. */
  ChatRequest forTask(String prompt, boolean withInput) {
    return request(prompt, withInput ? Schemas.TASK : Schemas.INSTRUCTION);
  }

  /** A question to be answered with a verdict. */
  ChatRequest forVerdict(String prompt) {
    return request(prompt, Schemas.VERDICT);
  }

  private ChatRequest request(String prompt, ResponseSchema schema) {
    ChatRequest request = ChatRequest.of(List.of(new Turn(Role.USER, prompt)));
    return this == STRUCTURED ? request.withSchema(schema) : request;
  }

  /**
   * The first JSON object of an answer, whatever stands around it (prose, fences); empty if there
   * is none.
   */
  static Optional<JsonNode> object(String text) {
    int first = text.indexOf('{');
    int fence = text.indexOf("```");
    int fenced = fence < 0 ? -1 : text.indexOf('{', fence);
    return Optional.ofNullable(object(text, first))
        .or(() -> Optional.ofNullable(object(text, fenced)));
  }

  private static @Nullable JsonNode object(String text, int start) {
    if (start < 0) {
      return null;
    }
    try {
      return Json.MAPPER.readTree(text.substring(start));
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** Apart, because an enum's constants are made before its other static fields. */
  private static final class Schemas {
    static final ResponseSchema INSTRUCTION = of("instruction", "instruction", "");
    static final ResponseSchema TASK = of("task", "instruction", "input");
    static final ResponseSchema VERDICT =
        new ResponseSchema(
            "verdict",
            """
            {"type": "object",
             "properties": {"verdict": {"type": "string", "enum": ["equal", "not equal"]}},
             "required": ["verdict"],
             "additionalProperties": false}
            """);

    private static ResponseSchema of(String name, String first, String second) {
      ObjectNode schema = Json.MAPPER.createObjectNode().put("type", "object");
      ObjectNode properties = schema.putObject("properties");
      for (String key : second.isEmpty() ? List.of(first) : List.of(first, second)) {
        properties.putObject(key).put("type", "string");
        schema.withArray("required").add(key);
      }
      return new ResponseSchema(name, Json.text(schema.put("additionalProperties", false)));
    }
  }
}
