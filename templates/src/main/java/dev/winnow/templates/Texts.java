package dev.winnow.templates;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Every text of an example, in this order: system, tools, the {@code history[0]} …, instruction,
 * input, {@code steps[0]} …, reasoning, output, {@code calls[0]} …, rejected. Of a turn these are
 * {@code history[0].reasoning}, {@code history[0]} (the content), {@code history[0].calls[0].id},
 * {@code .name} and {@code .arguments}, {@code history[0].call_id} and {@code .tool_name}. Only
 * system, instruction, input, output and contents are there where they are empty.
 */
public final class Texts {
  private Texts() {}

  /** What a text is. */
  public enum Kind {
    PROSE,
    /** JSON whose structure must stay, see {@link JsonStrings}. */
    JSON,
    /** An id or a name, by which one part of a row finds another. */
    LABEL
  }

  /** A text and its name. */
  public record Named(String name, String text, Kind kind) {
    public Named(String name, String text) {
      this(name, text, Kind.PROSE);
    }

    /** Whether it is what a turn says, in the history or in the steps. */
    public boolean isTurn() {
      return name.endsWith("]");
    }

    /** The part of the row that it belongs to: {@code history} of {@code history[2].reasoning}. */
    public String part() {
      int end = 0;
      while (end < name.length() && name.charAt(end) != '[' && name.charAt(end) != '.') {
        end++;
      }
      return name.substring(0, end);
    }

    /** The text itself, or, of JSON, the texts in it. */
    public List<String> strings() {
      return kind == Kind.JSON ? JsonStrings.of(text) : List.of(text);
    }

    /** The text changed; in JSON, each text in it. */
    public String map(UnaryOperator<String> change) {
      return kind == Kind.JSON ? JsonStrings.map(text, change) : change.apply(text);
    }
  }

  /** All texts with their names, in order. */
  public static List<Named> of(Example example) {
    List<Named> texts = new ArrayList<>();
    ToolUse use = example.toolUse();
    texts.add(new Named("system", example.system()));
    add(texts, "tools", use.tools(), Kind.JSON);
    add(texts, "history", example.history());
    texts.add(new Named("instruction", example.instruction()));
    texts.add(new Named("input", example.input()));
    add(texts, "steps", use.steps());
    add(texts, "reasoning", example.reasoning(), Kind.PROSE);
    texts.add(new Named("output", example.output()));
    addCalls(texts, "calls", use.calls());
    add(texts, "rejected", example.rejected(), Kind.PROSE);
    return texts;
  }

  private static void add(List<Named> texts, String list, List<Turn> turns) {
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      String name = list + "[" + i + "]";
      add(texts, name + ".reasoning", turn.reasoning(), Kind.PROSE);
      texts.add(new Named(name, turn.content()));
      addCalls(texts, name + ".calls", turn.calls());
      add(texts, name + ".call_id", turn.callId(), Kind.LABEL);
      add(texts, name + ".tool_name", turn.toolName(), Kind.LABEL);
    }
  }

  private static void addCalls(List<Named> texts, String list, List<ToolCall> calls) {
    for (int i = 0; i < calls.size(); i++) {
      String name = list + "[" + i + "].";
      add(texts, name + "id", calls.get(i).id(), Kind.LABEL);
      add(texts, name + "name", calls.get(i).name(), Kind.LABEL);
      add(texts, name + "arguments", calls.get(i).arguments(), Kind.JSON);
    }
  }

  private static void add(List<Named> texts, String name, String text, Kind kind) {
    if (!text.isEmpty()) {
      texts.add(new Named(name, text, kind));
    }
  }

  /** The first text for which the condition holds; of JSON, the first such text in it. */
  public static Optional<Named> first(Example example, Predicate<String> condition) {
    for (Named named : of(example)) {
      for (String text : named.strings()) {
        if (condition.test(text)) {
          return Optional.of(new Named(named.name(), text));
        }
      }
    }
    return Optional.empty();
  }

  /** The same row with other texts: as many as {@link #of} gives, in that order. */
  public static Example with(Example example, List<String> texts) {
    return new Replacing(texts.iterator()).row(example);
  }

  /** The same row with every text changed but ids and names; in JSON, every text in it. */
  public static Example map(Example example, UnaryOperator<String> change) {
    return with(
        example,
        of(example).stream()
            .map(named -> named.kind() == Kind.LABEL ? named.text() : named.map(change))
            .toList());
  }

  /** Puts texts in the places of others, in the order of {@link #of}. */
  private record Replacing(Iterator<String> texts) {
    Example row(Example row) {
      ToolUse use = row.toolUse();
      String system = texts.next();
      String tools = unlessEmpty(use.tools());
      List<Turn> history = turns(row.history());
      String instruction = texts.next();
      String input = texts.next();
      List<Turn> steps = turns(use.steps());
      String reasoning = unlessEmpty(row.reasoning());
      String output = texts.next();
      List<ToolCall> calls = calls(use.calls());
      String rejected = unlessEmpty(row.rejected());
      return new Example(
          system,
          history,
          instruction,
          input,
          output,
          reasoning,
          rejected,
          use.isEmpty() ? use : new ToolUse(tools, steps, calls),
          row.provenance(),
          row.scores());
    }

    private List<Turn> turns(List<Turn> turns) {
      return turns.stream().map(this::turn).toList();
    }

    private Turn turn(Turn turn) {
      String reasoning = unlessEmpty(turn.reasoning());
      String content = texts.next();
      return turn.isPlain()
          ? new Turn(turn.role(), content)
          : new Turn(
              turn.role(),
              content,
              reasoning,
              calls(turn.calls()),
              unlessEmpty(turn.callId()),
              unlessEmpty(turn.toolName()));
    }

    private List<ToolCall> calls(List<ToolCall> calls) {
      return calls.stream()
          .map(
              call ->
                  new ToolCall(
                      unlessEmpty(call.id()),
                      unlessEmpty(call.name()),
                      unlessEmpty(call.arguments())))
          .toList();
    }

    private String unlessEmpty(String text) {
      return text.isEmpty() ? text : texts.next();
    }
  }
}
