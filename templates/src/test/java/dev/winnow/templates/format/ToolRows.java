package dev.winnow.templates.format;

import dev.winnow.templates.Example;
import dev.winnow.templates.Json;
import dev.winnow.templates.Role;
import dev.winnow.templates.TestExamples;
import dev.winnow.templates.ToolCall;
import dev.winnow.templates.ToolUse;
import dev.winnow.templates.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random conversations that use tools as OpenAI's rules have it. */
final class ToolRows {
  private final SplittableRandom random;
  private int calls;

  ToolRows(long seed) {
    random = new SplittableRandom(seed);
  }

  /** A row; whether it has tools, reasoning, steps and calls is up to chance. */
  Example next() {
    calls = 0;
    List<Turn> history = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      history.add(new Turn(Role.USER, text()));
      history.addAll(steps());
      history.add(new Turn(Role.ASSISTANT, text()).withReasoning(maybe()));
    }
    String tools = random.nextBoolean() ? "[" + definition() + "," + definition() + "]" : "";
    boolean callsLast = random.nextInt(3) == 0;
    ToolUse use = new ToolUse(tools, steps(), callsLast ? calls() : List.of());
    return TestExamples.exchange(text(), callsLast ? maybe() : text())
        .withPrompt(maybe(), history, text(), "")
        .with(maybe(), "", use);
  }

  private List<Turn> steps() {
    List<Turn> steps = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      Turn calling = new Turn(Role.ASSISTANT, maybe()).withReasoning(maybe()).withCalls(calls());
      steps.add(calling);
      for (ToolCall call : calling.calls()) {
        steps.add(Turn.result(call.id(), random.nextBoolean() ? call.name() : "", text()));
      }
    }
    return steps;
  }

  private List<ToolCall> calls() {
    List<ToolCall> made = new ArrayList<>();
    for (int i = random.nextInt(2); i >= 0; i--) {
      made.add(new ToolCall("c" + calls++, "tool_" + random.nextInt(9), object(2)));
    }
    return made;
  }

  private String definition() {
    return "{\"type\":\"function\",\"function\":{\"name\":\"tool_"
        + random.nextInt(9)
        + "\",\"parameters\":"
        + object(2)
        + "}}";
  }

  private String object(int depth) {
    StringBuilder json = new StringBuilder("{");
    for (int i = random.nextInt(4); i > 0; i--) {
      json.append(json.length() == 1 ? "" : ",").append(quoted(i + text())).append(':');
      json.append(depth > 0 && random.nextBoolean() ? object(depth - 1) : value());
    }
    return json.append('}').toString();
  }

  private String value() {
    return switch (random.nextInt(5)) {
      case 0 -> "null";
      case 1 -> Long.toString(random.nextLong());
      case 2 -> "[1,\"b\",{}]";
      case 3 -> "0.5";
      default -> quoted(text());
    };
  }

  private static String quoted(String text) {
    return Json.text(Json.MAPPER.getNodeFactory().textNode(text));
  }

  private String maybe() {
    return random.nextBoolean() ? text() : "";
  }

  private String text() {
    return "x" + TestExamples.hostile(random, true);
  }
}
