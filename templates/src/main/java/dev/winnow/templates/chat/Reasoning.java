package dev.winnow.templates.chat;

import dev.winnow.templates.Example;
import dev.winnow.templates.Role;
import dev.winnow.templates.Turn;
import java.util.List;
import java.util.function.Predicate;

/** An answer's reasoning: what it holds up to {@code </think>}. */
final class Reasoning {
  private static final String START = "<think>";
  private static final String END = "</think>";

  private Reasoning() {}

  /** Whether any answer of the row, also in the history and the steps, is such. */
  static boolean anyAnswer(Example example, Predicate<String> condition) {
    return anyAnswer(example.history(), condition)
        || anyAnswer(example.toolUse().steps(), condition)
        || condition.test(example.output());
  }

  private static boolean anyAnswer(List<Turn> turns, Predicate<String> condition) {
    for (Turn turn : turns) {
      if (turn.is(Role.ASSISTANT) && condition.test(turn.content())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether an answer has reasoning both beside and in it, or one that ends within itself, or
   * another than the assistant reasons.
   */
  static boolean isAstray(Example example) {
    return isAstray(example.history())
        || isAstray(example.toolUse().steps())
        || isTwice(example.reasoning(), example.output());
  }

  private static boolean isAstray(List<Turn> turns) {
    for (Turn turn : turns) {
      if (isTwice(turn.reasoning(), turn.content())
          || !(turn.reasoning().isEmpty() || turn.is(Role.ASSISTANT))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTwice(String reasoning, String answer) {
    return !reasoning.isEmpty() && (in(reasoning) || in(answer));
  }

  static boolean in(String answer) {
    return answer.contains(END);
  }

  /**
   * Whether the answer has reasoning elsewhere than once at its start, {@code <think>} in front of
   * it or not: Qwen's template would lose what stands before or between.
   */
  static boolean outOfPlace(String answer) {
    int end = answer.indexOf(END);
    int start = answer.lastIndexOf(START, end);
    return end >= 0
        && (answer.lastIndexOf(END) != end
            || (start >= 0 && !Strip.newlines(answer.substring(0, start)).isEmpty()));
  }

  /** The reasoning without the line feeds around it; empty if there is none. */
  static String of(String answer) {
    int end = answer.indexOf(END);
    if (end < 0) {
      return "";
    }
    int start = answer.lastIndexOf(START, end);
    return Strip.newlines(answer.substring(start < 0 ? 0 : start + START.length(), end));
  }

  /** The answer without reasoning and the line feeds after it; as it is if it has none. */
  static String without(String answer) {
    int end = answer.lastIndexOf(END);
    return end < 0 ? answer : Strip.leadingNewlines(answer.substring(end + END.length()));
  }
}
