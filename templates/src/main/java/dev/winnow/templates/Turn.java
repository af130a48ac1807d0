package dev.winnow.templates;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * One earlier message of a conversation. Parts that it lacks are empty.
 *
 * @param reasoning what the assistant thought before it said the content
 * @param calls what the assistant asks of tools, beside or instead of the content
 * @param callId of a tool's result: the id of the call that it answers
 * @param toolName of a tool's result: the tool that gave it
 */
public record Turn(
    Role role,
    String content,
    String reasoning,
    List<ToolCall> calls,
    String callId,
    String toolName)
    implements Serializable {
  public Turn {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(reasoning, "reasoning");
    Objects.requireNonNull(callId, "callId");
    Objects.requireNonNull(toolName, "toolName");
    calls = List.copyOf(calls);
  }

  /** A message of nothing but its content. */
  public Turn(Role role, String content) {
    this(role, content, "", List.of(), "", "");
  }

  /** What a tool returned. */
  public static Turn result(String callId, String toolName, String content) {
    return new Turn(Role.TOOL, content, "", List.of(), callId, toolName);
  }

  public Turn withContent(String content) {
    return new Turn(role, content, reasoning, calls, callId, toolName);
  }

  public Turn withReasoning(String reasoning) {
    return new Turn(role, content, reasoning, calls, callId, toolName);
  }

  public Turn withCalls(List<ToolCall> calls) {
    return new Turn(role, content, reasoning, calls, callId, toolName);
  }

  public boolean is(Role other) {
    return role.equals(other);
  }

  /** Whether it is nothing but a role and its content. */
  public boolean isPlain() {
    return reasoning.isEmpty() && calls.isEmpty() && callId.isEmpty() && toolName.isEmpty();
  }

  /** Whether it is on the way to an answer: the assistant's calls, or a tool's result. */
  public boolean isStep() {
    return is(Role.TOOL) || !calls.isEmpty() || !callId.isEmpty() || !toolName.isEmpty();
  }
}
