package dev.winnow.templates.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.winnow.templates.Example;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import dev.winnow.templates.Whitespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A conversation with tools as a list of messages, and what several templates ask of it. */
final class ToolTurns {
  private ToolTurns() {}

  /**
   * Every message but the system's, oldest first. The question stands behind the history, the
   * answer with its calls last.
   */
  static List<Turn> of(Example example) {
    List<Turn> turns = new ArrayList<>(example.history());
    turns.add(new Turn(Role.USER, example.userMessage()));
    turns.addAll(example.toolUse().steps());
    turns.add(
        new Turn(Role.ASSISTANT, example.output())
            .withReasoning(example.reasoning())
            .withCalls(example.toolUse().calls()));
    return turns;
  }

  /** The definitions of the tools, an array; empty if none are given. */
  static JsonNode definitions(Example example) {
    String tools = example.toolUse().tools();
    return PythonJson.tree(tools.isEmpty() ? "[]" : tools);
  }

  /** A text as a JSON string, as Python writes it. */
  static String quoted(String text) {
    return PythonJson.line(TextNode.valueOf(text));
  }

  /** Why calls that only the assistant can make stand elsewhere; empty if they do not. */
  static Optional<Unfit> othersCall(List<Turn> turns) {
    return unfit(
        turns,
        turn -> !turn.calls().isEmpty() && !turn.is(Role.ASSISTANT),
        "calls_out_of_place",
        "the assistant alone calls tools");
  }

  /** For templates that write either what the assistant says or what it calls. */
  static Optional<Unfit> textBesideCalls(List<Turn> turns) {
    return unfit(
        turns,
        turn -> !turn.calls().isEmpty() && !Whitespace.strip(turn.content()).isEmpty(),
        "text_beside_calls",
        "the model's template would leave out what the assistant says beside its calls");
  }

  static Optional<Unfit> unfit(
      List<Turn> turns, Predicate<Turn> condition, String reason, String hint) {
    return unfit(turns.stream().anyMatch(condition), reason, hint);
  }

  static Optional<Unfit> unfit(boolean condition, String reason, String hint) {
    return condition ? Optional.of(new Unfit(reason, hint)) : Optional.empty();
  }
}
