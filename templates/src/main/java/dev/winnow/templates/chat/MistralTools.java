package dev.winnow.templates.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.templates.Example;
import dev.winnow.templates.Extra;
import dev.winnow.templates.Role;
import dev.winnow.templates.ToolCall;
import dev.winnow.templates.Turn;
import dev.winnow.templates.Whitespace;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Mistral's models with tools: {@code [AVAILABLE_TOOLS][…][/AVAILABLE_TOOLS]} before the last
 * user's message, calls as {@code [TOOL_CALLS][{"name": "NAME", "arguments": {…}, "id": "ID"}]</s>}
 * and each result as {@code [TOOL_RESULTS]{"content": RESULT, "call_id": "ID"}[/TOOL_RESULTS]}, v3
 * with a space behind the tokens that open. Results and the texts of definitions stand as they are,
 * without quotes or escapes of JSON. The names of tools that gave a result are not written.
 */
final class MistralTools implements ChatTemplate {
  private static final int ID_LENGTH = 9;

  private final Layout layout;
  private final String space;
  private final String begin;
  private final ChatTemplate messages;

  /**
   * @param layout of the model's messages
   * @param space what stands behind a token that opens
   * @param keepBegin whether the text starts with the begin-of-sequence token
   */
  MistralTools(Layout layout, String space, boolean keepBegin) {
    this.layout = layout;
    this.space = space;
    this.begin = keepBegin ? layout.begin() : "";
    this.messages = new MessageTemplate(layout, keepBegin);
  }

  @Override
  public void write(Example example, ChatText text) {
    if (!example.usesTools()) {
      messages.write(example, text);
      return;
    }
    text.add(begin);
    List<Turn> turns = ToolTurns.of(example);
    int question = example.history().size();
    for (int i = 0; i < turns.size(); i++) {
      if (i == question) {
        text.add(MistralDefinitions.text(ToolTurns.definitions(example), space));
      }
      add(text, i == question ? example.system() : "", turns.get(i));
    }
  }

  private void add(ChatText text, String system, Turn turn) {
    Layout.Answer answer = layout.assistant();
    if (turn.is(Role.TOOL)) {
      text.add("[TOOL_RESULTS]").add(space).add("{\"content\": ").add(turn.content());
      text.add(", \"call_id\": \"").add(turn.callId()).add("\"}[/TOOL_RESULTS]");
    } else if (!turn.calls().isEmpty()) {
      String calls = String.join(", ", turn.calls().stream().map(MistralTools::call).toList());
      text.addAnswer("[TOOL_CALLS]" + space, "[" + calls + "]", answer.end());
    } else if (turn.is(Role.ASSISTANT)) {
      String said = answer.trimmed() ? Whitespace.strip(turn.content()) : turn.content();
      text.addAnswer(answer.opening(), said, answer.end());
    } else {
      text.add(layout.user().head()).add(system).add(system.isEmpty() ? "" : "\n\n");
      text.add(turn.content()).add(layout.user().tail());
    }
  }

  private static String call(ToolCall call) {
    return "{\"name\": "
        + ToolTurns.quoted(call.name())
        + ", \"arguments\": "
        + PythonJson.line(PythonJson.tree(call.arguments()))
        + ", \"id\": \""
        + call.id()
        + "\"}";
  }

  @Override
  public Set<Extra> holds() {
    return Set.of(Extra.TOOLS);
  }

  @Override
  public Optional<Unfit> refusal(Example example) {
    if (!example.usesTools()) {
      return messages.refusal(example);
    }
    List<Turn> turns = ToolTurns.of(example);
    return ToolTurns.othersCall(turns)
        .or(() -> outOfTurn(turns))
        .or(() -> systemBeforeSteps(example))
        .or(() -> ToolTurns.textBesideCalls(turns))
        .or(() -> unfitId(turns))
        .or(() -> unfitTools(example, turns));
  }

  /** Calls and results aside, user and assistant must speak in turn. */
  private static Optional<Unfit> outOfTurn(List<Turn> turns) {
    Role next = Role.USER;
    for (Turn turn : turns) {
      if (turn.is(Role.TOOL) || !turn.calls().isEmpty()) {
        continue;
      }
      if (!turn.is(next)) {
        return Optional.of(Layout.NOT_PAIRS);
      }
      next = next.equals(Role.USER) ? Role.ASSISTANT : Role.USER;
    }
    return Optional.empty();
  }

  private static Optional<Unfit> systemBeforeSteps(Example example) {
    return ToolTurns.unfit(
        !example.system().isEmpty() && !example.toolUse().steps().isEmpty(),
        "no_place_for_system",
        "the model's template leaves it out where the last message is no user's");
  }

  private static Optional<Unfit> unfitId(List<Turn> turns) {
    return ToolTurns.unfit(
        turns,
        turn ->
            (turn.is(Role.TOOL) && isUnfit(turn.callId()))
                || turn.calls().stream().anyMatch(call -> isUnfit(call.id())),
        "unfit_call_id",
        "the model's template demands ids of nine characters, of calls and results");
  }

  private static boolean isUnfit(String id) {
    return id.codePointCount(0, id.length()) != ID_LENGTH;
  }

  private static Optional<Unfit> unfitTools(Example example, List<Turn> turns) {
    JsonNode tools = ToolTurns.definitions(example);
    Turn question = turns.get(example.history().size());
    return ToolTurns.unfit(
            !MistralDefinitions.areFit(tools),
            "unfit_tool",
            "the model's template writes type, function and its keys but return")
        .or(
            () ->
                ToolTurns.unfit(
                    !tools.isEmpty() && example.history().contains(question),
                    "repeated_question",
                    "the model's template would write the tools at each of the equal messages"));
  }

  @Override
  public List<String> controlTokens() {
    return messages.controlTokens();
  }
}
