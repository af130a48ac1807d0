package dev.winnow.templates.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Example;
import dev.winnow.templates.Extra;
import dev.winnow.templates.Role;
import dev.winnow.templates.ToolCall;
import dev.winnow.templates.ToolUse;
import dev.winnow.templates.Turn;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tools as Qwen's models write them: their definitions at the end of the system message, each call
 * as {@code <tool_call>\n{"name": "NAME", "arguments": {…}}\n</tool_call>} at the end of what the
 * assistant says, and the results that follow one another as {@code
 * <tool_response>\nRESULT\n</tool_response>} in one user's turn. Ids, and the names of tools that
 * gave a result, are not written.
 */
final class ToolTags implements ChatTemplate {
  private static final String TOOLS =
      "# Tools\n\nYou may call one or more functions to assist with the user query.\n\n"
          + "You are provided with function signatures within <tools></tools> XML tags:\n<tools>";
  private static final String TOOLS_END =
      "\n</tools>\n\nFor each function call, return a json object with function name and arguments"
          + " within <tool_call></tool_call> XML tags:\n<tool_call>\n"
          + "{\"name\": <function-name>, \"arguments\": <args-json-object>}\n</tool_call>";

  private final ChatTemplate messages;
  private final String standard;

  /**
   * @param messages writes the messages once tools are texts in them
   * @param standard the system message of a row with tools and without one; empty for none
   */
  ToolTags(ChatTemplate messages, String standard) {
    this.messages = messages;
    this.standard = standard;
  }

  @Override
  public void write(Example example, ChatText text) {
    messages.write(example.usesTools() ? told(example) : example, text);
  }

  /** The same conversation with tools as texts. */
  private Example told(Example example) {
    ToolUse use = example.toolUse();
    return example
        .withPrompt(
            system(example.system(), use.tools()),
            told(example.history()),
            example.instruction(),
            example.input())
        .withOutput(example.output() + called(example.output(), use.calls()))
        .with(
            example.reasoning(), example.rejected(), new ToolUse("", told(use.steps()), List.of()));
  }

  private String system(String system, String tools) {
    JsonNode list = PythonJson.tree(tools.isEmpty() ? "[]" : tools);
    if (list.isEmpty()) {
      return system;
    }
    String first = system.isEmpty() ? standard : system;
    StringBuilder text = new StringBuilder(first).append(first.isEmpty() ? "" : "\n\n");
    text.append(TOOLS);
    for (JsonNode tool : list) {
      text.append('\n').append(PythonJson.line(tool));
    }
    return text.append(TOOLS_END).toString();
  }

  private static List<Turn> told(List<Turn> turns) {
    List<Turn> told = new ArrayList<>();
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      if (!turn.is(Role.TOOL)) {
        told.add(turn.withContent(turn.content() + called(turn.content(), turn.calls())));
        continue;
      }
      StringBuilder results = new StringBuilder(result(turn));
      while (i + 1 < turns.size() && turns.get(i + 1).is(Role.TOOL)) {
        i++;
        results.append('\n').append(result(turns.get(i)));
      }
      told.add(new Turn(Role.USER, results.toString()));
    }
    return told;
  }

  private static String result(Turn turn) {
    return "<tool_response>\n" + turn.content() + "\n</tool_response>";
  }

  /** What stands of the calls after what the assistant says; a line of their own each. */
  static String called(String content, List<ToolCall> calls) {
    if (calls.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    String before = content.isEmpty() ? "" : "\n";
    for (ToolCall call : calls) {
      text.append(before).append("<tool_call>\n{\"name\": \"").append(call.name());
      text.append("\", \"arguments\": ");
      text.append(PythonJson.line(PythonJson.tree(call.arguments()))).append("}\n</tool_call>");
      before = "\n";
    }
    return text.toString();
  }

  @Override
  public Set<Extra> holds() {
    Set<Extra> held = EnumSet.of(Extra.TOOLS);
    held.addAll(messages.holds());
    return held;
  }

  @Override
  public Optional<Unfit> refusal(Example example) {
    Optional<Unfit> unfit =
        example.usesTools() ? ToolTurns.othersCall(ToolTurns.of(example)) : Optional.empty();
    return unfit.isPresent() ? unfit : messages.refusal(example);
  }

  @Override
  public List<String> controlTokens() {
    return messages.controlTokens();
  }
}
