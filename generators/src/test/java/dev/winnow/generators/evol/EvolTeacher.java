package dev.winnow.generators.evol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.generators.teacher.ChatAnswer;
import dev.winnow.generators.teacher.ChatRequest;
import dev.winnow.generators.teacher.Fault;
import dev.winnow.generators.teacher.Teacher;
import dev.winnow.generators.teacher.TeacherException;
import dev.winnow.templates.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Evolves "x" into "x, r3" in round 3, finds all tasks unequal, and answers "Answer to: x"; answers
 * by rule where a request meets one. Notes what it is asked.
 */
final class EvolTeacher implements Teacher {
  static final String FAULT = "fault";
  static final String FATAL = "fatal";
  static final String CUT_OFF = "cut off";

  final List<ChatRequest> asked = new ArrayList<>();
  private final Map<Predicate<ChatRequest>, String> rules = new LinkedHashMap<>();
  private final boolean schema;

  EvolTeacher() {
    this(true);
  }

  EvolTeacher(boolean schema) {
    this.schema = schema;
  }

  /** Evolutions of the round, of a parent whose prompt holds the text, are answered so. */
  EvolTeacher evolves(int round, String text, String answer) {
    return rule(r -> isEvolution(r) && r.sample() == round && prompt(r).contains(text), answer);
  }

  /** Comparisons whose second task holds the text are answered so. */
  EvolTeacher judges(String text, String answer) {
    return rule(r -> isVerdict(r) && prompt(r).split("<second_task>", 2)[1].contains(text), answer);
  }

  /** Questions that end in the text are answered so. */
  EvolTeacher answers(String text, String answer) {
    return rule(r -> !isEvolution(r) && !isVerdict(r) && prompt(r).endsWith(text), answer);
  }

  private EvolTeacher rule(Predicate<ChatRequest> when, String answer) {
    rules.put(when, answer);
    return this;
  }

  static boolean isEvolution(ChatRequest request) {
    return prompt(request).contains("<starting_task>");
  }

  static boolean isVerdict(ChatRequest request) {
    return prompt(request).contains("<first_task>");
  }

  static String prompt(ChatRequest request) {
    return request.messages().get(request.messages().size() - 1).content();
  }

  @Override
  public synchronized ChatAnswer ask(ChatRequest request) throws TeacherException {
    asked.add(request);
    for (Map.Entry<Predicate<ChatRequest>, String> rule : rules.entrySet()) {
      if (rule.getKey().test(request)) {
        return ruled(rule.getValue());
      }
    }
    if (isVerdict(request)) {
      return said(schema ? "{\"verdict\":\"not equal\"}" : "Not equal.", "stop");
    }
    return said(isEvolution(request) ? evolved(request) : "Answer to: " + prompt(request), "stop");
  }

  private ChatAnswer ruled(String answer) throws TeacherException {
    switch (answer) {
      case FAULT -> throw TeacherException.failed(Fault.SERVER_ERROR, "HTTP 500", "oops");
      case FATAL -> throw TeacherException.fatal(Fault.UNAUTHORIZED, "HTTP 401", "a key");
      case CUT_OFF -> {
        return said("{\"instruction\": \"half a", "length");
      }
      default -> {
        return said(answer, "stop");
      }
    }
  }

  private ChatAnswer said(String content, String finish) {
    return new ChatAnswer(content, finish, "teacher-1", null, null, "f" + asked.size());
  }

  private String evolved(ChatRequest request) {
    String prompt = prompt(request);
    String task = prompt.substring(prompt.indexOf("<starting_task>") + 16).split("\n</start", 2)[0];
    String more = ", r" + request.sample();
    if (!schema) {
      return task.split("\nInput:", 2)[0] + more + "\nInput:\nplain input";
    }
    try {
      JsonNode parent = Json.MAPPER.readTree(task);
      ObjectNode node = Json.MAPPER.createObjectNode();
      node.put("instruction", parent.path("instruction").asText() + more);
      return Json.text(node.put("input", "input" + more));
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean supportsSchema() {
    return schema;
  }
}
