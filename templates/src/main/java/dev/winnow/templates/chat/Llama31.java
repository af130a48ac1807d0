package dev.winnow.templates.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Example;
import dev.winnow.templates.Extra;
import dev.winnow.templates.Role;
import dev.winnow.templates.ToolCall;
import dev.winnow.templates.ToolUse;
import dev.winnow.templates.Turn;
import dev.winnow.templates.Whitespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Llama 3.1 and 3.3 with tools: {@code Environment: ipython} in the system message, the definitions
 * at the start of the first user's message, a call as what the assistant says, {@code {"name":
 * "NAME", "parameters": {…}}}, and a result as a JSON string said by {@code ipython}. Ids, and the
 * names of tools that gave a result, are not written.
 */
final class Llama31 implements ChatTemplate {
  private static final Role RESULT = Role.of("ipython");

  private static final String TOOLS =
      "Given the following functions, please respond with a JSON for a function call with its"
          + " proper arguments that best answers the given prompt.\n\n"
          + "Respond in the format {\"name\": function name, \"parameters\": dictionary of argument"
          + " name and its value}.Do not use variables.\n\n";

  private final ChatTemplate messages;
  private final ChatTemplate informed;

  /**
   * @param date what it says of today
   * @param keepBegin whether the text starts with the begin-of-sequence token
   */
  Llama31(String date, boolean keepBegin) {
    messages = new MessageTemplate(Llama.llama31("", date), keepBegin);
    informed = new MessageTemplate(Llama.llama31("Environment: ipython\n", date), keepBegin);
  }

  @Override
  public void write(Example example, ChatText text) {
    if (!example.usesTools()) {
      messages.write(example, text);
      return;
    }
    JsonNode tools = ToolTurns.definitions(example);
    (tools.isEmpty() ? messages : informed).write(told(example, tools), text);
  }

  /** The same conversation with tools as texts. */
  private static Example told(Example example, JsonNode tools) {
    List<Turn> history = new ArrayList<>(example.history().stream().map(Llama31::told).toList());
    String question = example.userMessage();
    if (history.isEmpty()) {
      question = informed(question, tools);
    } else {
      history.set(0, history.get(0).withContent(informed(history.get(0).content(), tools)));
    }
    ToolUse use = example.toolUse();
    List<Turn> steps = use.steps().stream().map(Llama31::told).toList();
    return example
        .withPrompt(example.system(), history, question, "")
        .withOutput(said(example.output(), use.calls()))
        .with("", "", new ToolUse("", steps, List.of()));
  }

  private static Turn told(Turn turn) {
    return turn.is(Role.TOOL)
        ? new Turn(RESULT, ToolTurns.quoted(turn.content()))
        : new Turn(turn.role(), said(turn.content(), turn.calls()));
  }

  private static String said(String content, List<ToolCall> calls) {
    if (calls.isEmpty()) {
      return content;
    }
    StringBuilder said = new StringBuilder(Whitespace.strip(content));
    for (ToolCall call : calls) {
      said.append("{\"name\": \"").append(call.name()).append("\", \"parameters\": ");
      said.append(PythonJson.line(PythonJson.tree(call.arguments()))).append('}');
    }
    return said.toString();
  }

  private static String informed(String content, JsonNode tools) {
    if (tools.isEmpty()) {
      return content;
    }
    StringBuilder text = new StringBuilder(TOOLS);
    for (JsonNode tool : tools) {
      text.append(PythonJson.indented(tool, 4)).append("\n\n");
    }
    return text.append(Whitespace.strip(content)).toString();
  }

  @Override
  public Set<Extra> holds() {
    return Set.of(Extra.TOOLS, Extra.ROLE);
  }

  @Override
  public Optional<Unfit> refusal(Example example) {
    if (!example.usesTools()) {
      return saysResult(example.history());
    }
    List<Turn> turns = ToolTurns.of(example);
    return saysResult(turns)
        .or(() -> ToolTurns.othersCall(turns))
        .or(
            () ->
                ToolTurns.unfit(
                    turns,
                    turn -> turn.calls().size() > 1,
                    "several_calls",
                    "the model's template takes one call a message"))
        .or(() -> ToolTurns.textBesideCalls(turns))
        .or(() -> toolsWithoutUser(example, turns.get(0)));
  }

  private static Optional<Unfit> saysResult(List<Turn> turns) {
    for (Turn turn : turns) {
      if (turn.is(RESULT)) {
        return Optional.of(
            new Unfit("no_place_for_role", "to the model ipython is a tool's result: role tool"));
      }
    }
    return Optional.empty();
  }

  /** The model's template would take the first message for a user's, whoever says it. */
  private static Optional<Unfit> toolsWithoutUser(Example example, Turn first) {
    boolean apart = !first.is(Role.USER) || Whitespace.strip(first.content()).isEmpty();
    return ToolTurns.unfit(
        apart && !ToolTurns.definitions(example).isEmpty(),
        "no_place_for_tools",
        "the model's template puts tools before what the user says first");
  }

  @Override
  public List<String> controlTokens() {
    return messages.controlTokens();
  }
}
