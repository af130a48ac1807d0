package dev.winnow.templates;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * The tools of a row, and what the last answer does with them.
 *
 * @param tools the text of a JSON array of the tools' definitions; empty if none are given
 * @param steps what happens between the user's last message and the answer: the assistant's calls
 *     and their results
 * @param calls the calls that the answer itself makes, beside or instead of its text
 */
public record ToolUse(String tools, List<Turn> steps, List<ToolCall> calls)
    implements Serializable {
  /** Of a row without tools. */
  public static final ToolUse NONE = new ToolUse("", List.of(), List.of());

  public ToolUse {
    Objects.requireNonNull(tools, "tools");
    steps = List.copyOf(steps);
    calls = List.copyOf(calls);
  }

  public boolean isEmpty() {
    return tools.isEmpty() && steps.isEmpty() && calls.isEmpty();
  }
}
